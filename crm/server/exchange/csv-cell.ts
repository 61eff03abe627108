/** What a spreadsheet takes for the beginning of a formula; behind apostrophes too, so that the guard can be taken off. */
const STARTS_FORMULA = /^'*[=+\-@\t\r]/;
/** A plain number or a phone number computes nothing. */
const IS_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * A value as a cell that no spreadsheet runs: what looks like a formula gets an apostrophe in front, as the Open Web
 * Application Security Project advises (CSV injection). A visitor may have said anything.
 */
export function csvCell(value: string): string {
  return STARTS_FORMULA.test(value) && !IS_NUMBER.test(value) ? `'${value}` : value;
}

/** What {@link csvCell} was given: a file that was exported here can be imported again. */
export function valueOfCell(cell: string): string {
  return cell.startsWith("'") && STARTS_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
