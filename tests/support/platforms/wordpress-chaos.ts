import { z } from "zod";

import type { RealWordPress } from "./real-wordpress";

const rowSchema = z.object({ id: z.coerce.number(), status: z.enum(["approved", "hold", "spam", "trash"]), content: z.string(), dateGmt: z.string() });

/** A comment as the site's own database holds it. */
export type SiteRow = z.infer<typeof rowSchema>;

/** What the writer did, by comment number. */
export type Chaos = {
  readonly written: readonly number[];
  readonly edited: readonly number[];
  readonly binned: readonly number[];
  readonly held: readonly number[];
  /** Deleted for good, so that no list shows them. */
  readonly erased: readonly number[];
};

const chaosSchema = z.object({
  written: z.array(z.number()),
  edited: z.array(z.number()),
  binned: z.array(z.number()),
  held: z.array(z.number()),
  erased: z.array(z.number()),
});

/**
 * Writes comments on post 1 one after another: each fifth dated up to twenty seconds back, and of those already written now and then one is
 * edited, held, binned or erased. Resolves when the last is written; meanwhile the site may be read.
 */
export const writeCommentsWithChaos = async (
  site: RealWordPress,
  { count, pauseMs = 20, seed = 7 }: { readonly count: number; readonly pauseMs?: number; readonly seed?: number },
): Promise<Chaos> => {
  const out = await site.wpEval(`
    mt_srand(${seed}); $done = ['written' => [], 'edited' => [], 'binned' => [], 'held' => [], 'erased' => []]; $left = [];
    for ($i = 1; $i <= ${count}; $i++) {
      $at = time() - ($i % 5 === 0 ? mt_rand(1, 20) : 0);
      $parent = count($left) > 0 && mt_rand(0, 3) === 0 ? $left[array_rand($left)] : 0;
      $id = wp_insert_comment(['comment_post_ID' => 1, 'comment_parent' => $parent, 'comment_author' => 'Guest ' . ($i % 17), 'comment_author_email' => "guest$i@example.org",
        'comment_content' => "Comment number $i: the kettle hums «quietly» 😀", 'comment_date_gmt' => gmdate('Y-m-d H:i:s', $at), 'comment_date' => get_date_from_gmt(gmdate('Y-m-d H:i:s', $at)), 'comment_approved' => 1]);
      $done['written'][] = (int) $id; $left[] = (int) $id;
      if ($i % 9 === 0) { $key = array_rand($left); $old = $left[$key]; wp_update_comment(['comment_ID' => $old, 'comment_content' => "Edited after comment $i"]); $done['edited'][] = $old; }
      if ($i % 11 === 0) { $key = array_rand($left); wp_set_comment_status($left[$key], 'hold'); $done['held'][] = $left[$key]; unset($left[$key]); }
      if ($i % 13 === 0) { $key = array_rand($left); wp_trash_comment($left[$key]); $done['binned'][] = $left[$key]; unset($left[$key]); }
      if ($i % 17 === 0) { $key = array_rand($left); wp_delete_comment($left[$key], true); $done['erased'][] = $left[$key]; unset($left[$key]); }
      usleep(${pauseMs} * 1000);
    }
    echo json_encode($done);`);
  return chaosSchema.parse(JSON.parse(out));
};

/** Every comment of the site as its database has it, spam and bin included. */
export const commentsOnSite = async (site: RealWordPress): Promise<readonly SiteRow[]> => {
  const out = await site.wpEval(`
    global $wpdb; $words = ['1' => 'approved', '0' => 'hold', 'spam' => 'spam', 'trash' => 'trash']; $rows = [];
    foreach ($wpdb->get_results("SELECT comment_ID, comment_approved, comment_content, comment_date_gmt FROM $wpdb->comments WHERE comment_type = 'comment' ORDER BY comment_ID") as $row)
      $rows[] = ['id' => $row->comment_ID, 'status' => $words[$row->comment_approved], 'content' => $row->comment_content, 'dateGmt' => $row->comment_date_gmt];
    echo json_encode($rows);`);
  return z.array(rowSchema).parse(JSON.parse(out));
};
