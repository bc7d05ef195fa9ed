// When something was measured: a date and a time of day that all languages read alike, and that sort as they follow.

export function whenText(milliseconds: number): string {
  const when = new Date(milliseconds);
  const date = [when.getFullYear(), when.getMonth() + 1, when.getDate()];
  const time = [when.getHours(), when.getMinutes()];
  const [day, hour] = [date.map(twoDigits).join('-'), time.map(twoDigits).join(':')];
  return `${day} ${hour}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
