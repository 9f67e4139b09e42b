import { useTranslations } from "next-intl";

import { PageLoading } from "../../../_ui/controls/page-loading";

const CasesLoading = () => <PageLoading title={useTranslations("cases")("title")} />;

export default CasesLoading;
