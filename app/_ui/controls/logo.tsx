/** Two brackets that listen to a point. */
export const Logo = ({ size = 18 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 18 18" fill="none" stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" aria-hidden>
    <path d="M6.5 3A7 7 0 0 0 6.5 15M11.5 3a7 7 0 0 1 0 12" />
    <circle cx="9" cy="9" r="1.9" fill="var(--accent)" stroke="none" />
  </svg>
);
