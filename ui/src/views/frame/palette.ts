// Which actions fit what is typed into the palette.

import type { Operation } from '../../operations/operation';

/** Those whose title holds every typed word at the beginning of one of its own, in any order. */
export function matching(operations: Operation[], text: string): Operation[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter((operation) => {
    const words = operation.title().toLowerCase().split(/[\s:]+/);
    return typed.every((part) => words.some((word) => word.startsWith(part)));
  });
}
