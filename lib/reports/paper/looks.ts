import { StyleSheet } from "@react-pdf/renderer";

/** The colours of app/tokens.css on paper. */
export const ink = {
  text: "#1b1c1f",
  second: "#4e5258",
  third: "#696d73",
  line: "#e8e8e4",
  bar: "#dcdce0",
  accent: "#4846c6",
  negative: "#b4432e",
  neutral: "#696d73",
  positive: "#1b7183",
} as const;

/** What fits between the margins of A4, in points. */
export const textWidth = 511;

export const looks = StyleSheet.create({
  page: {
    fontFamily: ["Inter latin", "Inter cyrillic", "Inter latin-ext"],
    fontSize: 9.5,
    lineHeight: 1.35,
    color: ink.text,
    paddingTop: 36,
    paddingHorizontal: 42,
    paddingBottom: 34,
  },
  head: { flexDirection: "row", justifyContent: "space-between" },
  scope: { color: ink.third },
  title: { fontSize: 18, lineHeight: 1.3, fontWeight: 600, letterSpacing: -0.3 },
  product: { color: ink.second, fontWeight: 600 },
  lead: { fontSize: 12, lineHeight: 1.4, marginTop: 10, maxWidth: 470 },
  cards: { flexDirection: "row", marginTop: 12, borderTopWidth: 0.75, borderTopColor: ink.text, borderBottomWidth: 0.75, borderBottomColor: ink.line },
  card: { flex: 1, paddingVertical: 8, paddingLeft: 11, borderLeftWidth: 0.75, borderLeftColor: ink.line },
  firstCard: { flex: 1, paddingVertical: 8 },
  label: { fontSize: 8.5, color: ink.second },
  value: { fontSize: 20, fontWeight: 600, lineHeight: 1.25, letterSpacing: -0.3 },
  unit: { fontSize: 11, fontWeight: 500, letterSpacing: 0 },
  small: { fontSize: 8, color: ink.third },
  columns: { flexDirection: "row", gap: 26, marginTop: 12 },
  column: { flex: 1 },
  heading: { fontSize: 9.5, fontWeight: 600, marginBottom: 4 },
  item: { color: ink.second, paddingVertical: 2.2, borderTopWidth: 0.75, borderTopColor: ink.line },
  row: { flexDirection: "row", alignItems: "center", borderTopWidth: 0.75, borderTopColor: ink.line, paddingVertical: 2.2 },
  name: { flex: 1, paddingRight: 8 },
  now: { fontWeight: 500, textAlign: "right" },
  before: { width: 70, paddingLeft: 6, color: ink.third, fontSize: 8.5, textAlign: "right" },
  section: { marginTop: 12 },
  foot: { marginTop: "auto", paddingTop: 6, borderTopWidth: 0.75, borderTopColor: ink.line, color: ink.third, fontSize: 7, lineHeight: 1.4 },
  pageNumber: { position: "absolute", bottom: 18, right: 42, fontSize: 7.5, color: ink.third },
  restTitle: { fontSize: 13, fontWeight: 600 },
  figure: { width: 62, textAlign: "right" },
  tableHead: { flexDirection: "row", color: ink.third, fontSize: 8, paddingBottom: 3 },
});
