/** What the tests of one kind need from Debian: the programs that must be there, and the packages that bring them. */
export type PackageSet = {
  readonly name: string;
  readonly programs: readonly string[];
  readonly files: readonly string[];
  readonly packages: readonly string[];
  /** A set that does as well where it is there already. */
  readonly orElse?: PackageSet;
};

/**
 * A browser for the journeys, printing and accessibility: Chromium without the windows that nobody looks at, which costs a machine half as
 * much; else the whole of it.
 */
export const chromiumPackages: PackageSet = {
  name: "chromium",
  programs: ["chromium-headless-shell"],
  files: [],
  packages: ["chromium-headless-shell"],
  orElse: { name: "chromium", programs: ["chromium"], files: [], packages: ["chromium"] },
};

/** The second queue backend. */
export const redisPackages: PackageSet = { name: "redis", programs: ["redis-server"], files: [], packages: ["redis-server"] };

/** A WordPress of its own: PHP, MariaDB and the site's code. */
export const wordpressPackages: PackageSet = {
  name: "wordpress",
  programs: ["php", "mariadbd", "mariadb-install-db"],
  files: ["/usr/share/wordpress/wp-load.php"],
  packages: ["php-cli", "php-mysql", "php-xml", "php-mbstring", "php-curl", "mariadb-server", "wordpress"],
};

/** A spreadsheet program that opens what was exported; only long runs ask for it. */
export const spreadsheetPackages: PackageSet = { name: "libreoffice", programs: ["soffice"], files: [], packages: ["libreoffice-calc"] };

/** Everything the whole test suite can make use of. Install with `apt-get install -y --no-install-recommends`. */
export const debianPackageSets: readonly PackageSet[] = [chromiumPackages, redisPackages, wordpressPackages, spreadsheetPackages];
