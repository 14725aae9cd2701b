// Every word of the interface, in British English. A translation is a set of files of the same
// shape. Sentences with numbers or names are functions, so that a language can order them its way.

export * from './actions';
export * from './browser';
export * from './card';
export * from './counting';
export * from './frame';
export * from './kinds';
export * from './list';
export * from './sorting-out';
export * from './start';
export * from './steps';
export * from './times';
export * from './values';
export * as bringing from './bring-in';
export * as sharing from './share';
