import { useTranslations } from "next-intl";

import { PageLoading } from "../../_ui/controls/page-loading";

const FeedLoading = () => <PageLoading title={useTranslations("feed")("title")} />;

export default FeedLoading;
