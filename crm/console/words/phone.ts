import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** For reading: "+1 312 555 0143". What is no number is shown as it is. */
export function readablePhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
