import { notFound } from "next/navigation";

/** Whatever is no page of the desk says so inside the desk. */
const NoSuchPage = () => notFound();

export default NoSuchPage;
