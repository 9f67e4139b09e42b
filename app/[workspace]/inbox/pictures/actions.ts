"use server";

import { action } from "#lib/auth/action";
import { addPicture as add, describePicture as describe, removePicture as remove } from "#lib/replies/commands/pictures";
import { addPictureSchema, describePictureSchema, onPictureSchema } from "#lib/replies/picture-model";

export const addPicture = action(addPictureSchema, "replies:send", add);
export const describePicture = action(describePictureSchema, "replies:send", describe);
export const removePicture = action(onPictureSchema, "replies:send", remove);
