import { useTranslations } from "next-intl";

import { PageLoading } from "../../../_ui/controls/page-loading";

const ReportsLoading = () => <PageLoading title={useTranslations("reports")("title")} />;

export default ReportsLoading;
