import { getTranslations } from "next-intl/server";

import { SkeletonRows } from "../../_ui/controls/skeleton";

const PlaybookLoading = async () => <SkeletonRows count={8} label={(await getTranslations("common"))("loading")} />;

export default PlaybookLoading;
