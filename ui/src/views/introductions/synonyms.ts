/** Words with commas (or lines, or semicolons) between them, each once, as they were written first. */
export function listedWords(text: string): string[] {
  const all = text.split(/[,;\n،、]/u).map((word) => word.trim().replace(/\s+/g, ' ')).filter(Boolean);
  return all.filter((word, n) => all.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === n);
}
