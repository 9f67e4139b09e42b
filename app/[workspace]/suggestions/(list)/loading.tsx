import { useTranslations } from "next-intl";

import { PageLoading } from "../../../_ui/controls/page-loading";

const SuggestionsLoading = () => <PageLoading title={useTranslations("suggestions")("title")} />;

export default SuggestionsLoading;
