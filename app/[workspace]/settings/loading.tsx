import { getTranslations } from "next-intl/server";

import { SkeletonRows } from "../../_ui/controls/skeleton";

const SettingsLoading = async () => <SkeletonRows count={8} label={(await getTranslations("common"))("loading")} />;

export default SettingsLoading;
