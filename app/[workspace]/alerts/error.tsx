"use client";

export { PageFailure as default } from "../../_ui/controls/page-failure.client";
