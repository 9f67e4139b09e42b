import type { WorldSite } from "../stories/world";
import { brandUserId } from "./site-model";
import type { WordPressSite } from "./wordpress-site";

/** Puts a composed site's posts and comments, numbers included, into an empty one. */
export const fillSite = (site: WordPressSite, told: WorldSite): void => {
  for (const post of told.posts) site.addPost(post);
  for (const { isBrand, ...comment } of told.comments) {
    site.addComment({ ...comment, author: isBrand ? site.name : comment.author, userId: isBrand ? brandUserId : 0 });
  }
};
