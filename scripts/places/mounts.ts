/** Small disks in memory, which take the rights of root. */
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { TrialSite } from './site.ts'

/** A mounted disk of a place; unmounted when the place is left. */
interface MountedDisk {
  remount(option: 'ro' | 'rw'): void
  /** Leaves no byte. */
  fill(): void
  /** Gives back what `fill` took. */
  free(): void
}

/** Mounts a disk of a size such as `32m` at a path that belongs to the user of the site. */
export function mount(site: TrialSite, path: string, size: string): MountedDisk {
  site.own(path)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', path])
  site.own(path)
  site.atEnd(() => execFileSync('umount', ['--lazy', path]))
  const ballast = join(path, 'ballast')
  return {
    remount: (option) => execFileSync('mount', ['-o', `remount,${option}`, path]),
    fill: () => fill(ballast),
    free: () => rmSync(ballast),
  }
}

function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (
      let block = Buffer.alloc(1 << 20);
      block.length > 0;
      block = block.subarray(block.length >> 1 || 1)
    ) {
      while (wrote(file, block));
      if (block.length === 1) return
    }
  } finally {
    closeSync(file)
  }
}

function wrote(file: number, block: Buffer): boolean {
  try {
    return writeSync(file, block) === block.length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}
