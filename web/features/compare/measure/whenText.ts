// When something was measured: a date and a time of day that all languages read alike, and that sort as they follow.

export function whenText(milliseconds: number): string {
  const when = new Date(milliseconds);
  const parts = [when.getMonth() + 1, when.getDate(), when.getHours(), when.getMinutes()];
  const [month, day, hours, minutes] = parts.map((part) => String(part).padStart(2, '0'));
  return `${when.getFullYear()}-${month}-${day} ${hours}:${minutes}`;
}
