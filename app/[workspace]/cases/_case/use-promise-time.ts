import { useAppointment, useZoneName } from "../../../_ui/time/moment";

type Zones = { /** In which the promise was given. */ readonly brandZone: string; /** By which the reader lives. */ readonly zone: string };

/** When a promise falls due on the wall where the brand is, with the name of its zone where the reader lives by another. */
export const usePromiseTime = ({ brandZone, zone }: Zones): ((at: string, now: Date) => string) => {
  const say = useAppointment();
  const name = useZoneName();
  return (at, now) => (brandZone === zone ? say(at, zone, now) : `${say(at, brandZone, now)} (${name(brandZone)})`);
};
