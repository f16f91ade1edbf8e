/** The processes of a desktop program, as listed by Linux. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Process {
  readonly pid: number
  readonly parent: number
  /** Chromium's name: renderer, utility, gpu-process, zygote; empty for the program itself. */
  readonly type: string
}

/** Returns a program and everything it started, at this moment. */
export function processesOf(root: number): readonly Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []))
  const found = all.filter(({ pid }) => pid === root)
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid))
  return found
}

function readProcess(pid: number): readonly Process[] {
  try {
    const parent = /\) \S (\d+)/.exec(readFileSync(join('/proc', String(pid), 'stat'), 'utf8'))?.[1]
    const words = readFileSync(join('/proc', String(pid), 'cmdline'), 'utf8')
    return [{ pid, parent: Number(parent), type: /--type=([\w-]+)/.exec(words)?.[1] ?? '' }]
  } catch {
    // It has ended since the folder was listed.
    return []
  }
}
