/** Minutes past midnight of "17:30". */
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const twoDigits = (number: number) => String(number).padStart(2, "0");

/** From one end to the other, both included: "09:00", "09:30", … */
export function timesOfDay(from: string, to: string, stepMinutes: number): readonly string[] {
  const times: string[] = [];
  for (let minutes = minutesOf(from); minutes <= minutesOf(to); minutes += stepMinutes) {
    times.push(`${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`);
  }
  return times;
}

/** As it is written where the language is spoken: "5:30 PM", "17:30". */
export function writtenTime(time: string, language: "en" | "es"): string {
  if (language === "es") return time;
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3) === "00" ? "" : time.slice(2);
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour < 12 ? "AM" : "PM"}`;
}
