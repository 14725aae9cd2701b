// Which actions fit what is typed into the palette.

import type { Operation } from '../../operations/operation';

/** Those whose title holds every typed word at the beginning of one of its own, in any order. */
export function matching(operations: Operation[], text: string): Operation[] {
  return operations.filter((operation) => fits(operation.title(), text));
}

/** Does each typed word begin one of the title's? */
export function fits(title: string, text: string): boolean {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  const words = title.toLowerCase().split(/[\s:]+/);
  return typed.every((part) => words.some((word) => word.startsWith(part)));
}

/** Those that it holds for, and the others, each in their order. */
export function partition<T>(all: T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}
