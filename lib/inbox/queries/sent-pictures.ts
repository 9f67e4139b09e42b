import { z } from "zod";

import { Prisma } from "#db";
import { sentPictureSchema } from "#lib/replies/picture-model";

/** What `sentPictures` selects: no row of pictures is null. */
export const sentPicturesSchema = z
  .array(sentPictureSchema)
  .nullable()
  .transform((pictures) => pictures ?? []);

/** The pictures of the reply a query has joined under a name, in the order in which they were put there. */
export const sentPictures = (reply: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'alt', p.alt, 'isKept', p.bytes IS NOT NULL) ORDER BY p.id)
  FROM reply_picture p WHERE p.reply_id = ${reply}.id AND p.workspace_id = ${reply}.workspace_id)`;
