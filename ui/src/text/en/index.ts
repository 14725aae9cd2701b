// Every word of the interface, in British English. The other languages have the same names of the same
// types. Sentences with numbers or names are functions, so that a language can order them its way.

export * from './about';
export * from './actions';
export * from './activities';
export * from './areas';
export * from './bring-in';
export * from './browser';
export * from './card';
export * from './consent';
export * from './erase';
export * from './core';
export { number } from './counting';
export * from './drawing';
export * from './frame';
export * from './guard';
export * from './guide';
export * from './internet';
export * from './kinds';
export * from './list';
export * from './lock';
export * from './map';
export * from './own-fields';
export * from './packs';
export * from './photos';
export * from './print';
export * from './rights';
export * from './share';
export * from './sorting-out';
export * from './start';
export * from './steps';
export * from './times';
export * from './values';
export * from './walks';
