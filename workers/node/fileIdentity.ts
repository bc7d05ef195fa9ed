// The identity of a file or folder on this machine, whatever it is called: by relative or absolute name, through symbolic
// or hard links.

import type { BigIntStats } from 'node:fs';

export interface FileIdentity {
  readonly device: bigint;
  /** 0 on disks that do not number their files. */
  readonly inode: bigint;
  /** Without links in it; undefined where it is not known, as of an open stream. */
  readonly realPath: string | undefined;
}

export function identityOf(realPath: string | undefined, { dev, ino }: BigIntStats): FileIdentity {
  return { device: dev, inode: ino, realPath };
}

export function isIdentical(a: FileIdentity, b: FileIdentity): boolean {
  if (a.realPath !== undefined && a.realPath === b.realPath) return true;
  return a.inode !== 0n && a.inode === b.inode && a.device === b.device;
}
