-- AlterTable
ALTER TABLE "brand" ADD COLUMN     "method" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "rule_book" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "preamble" JSONB NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_id" TEXT NOT NULL,

    CONSTRAINT "rule_book_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_clause" (
    "book_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "texts" JSONB NOT NULL,

    CONSTRAINT "rule_clause_pkey" PRIMARY KEY ("book_id","number")
);

-- CreateTable
CREATE TABLE "rule_draft" (
    "brand_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" TEXT NOT NULL,

    CONSTRAINT "rule_draft_pkey" PRIMARY KEY ("brand_id")
);

-- CreateTable
CREATE TABLE "template" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "brand_id" TEXT,
    "language" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "shortcut" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "template_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "rule_book_workspace_id_brand_id_effective_from_idx" ON "rule_book"("workspace_id", "brand_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "rule_book_brand_id_version_key" ON "rule_book"("brand_id", "version");

-- CreateIndex
CREATE INDEX "template_workspace_id_language_idx" ON "template"("workspace_id", "language");

-- AddForeignKey
ALTER TABLE "rule_clause" ADD CONSTRAINT "rule_clause_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "rule_book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was published stays as it was published: actions cite it by clause and version.
CREATE FUNCTION refuse_published_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Published house rules do not change.';
END;
$$;

CREATE TRIGGER rule_book_is_published BEFORE UPDATE ON "rule_book" FOR EACH ROW EXECUTE FUNCTION refuse_published_change();

CREATE TRIGGER rule_clause_is_published BEFORE UPDATE ON "rule_clause" FOR EACH ROW EXECUTE FUNCTION refuse_published_change();
