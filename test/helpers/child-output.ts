/** The output of a child process until it ends. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface ProgramResult {
  /** Null if a signal ended it. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export async function outputOf(child: ChildProcess): Promise<ProgramResult> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk) => out.push(chunk))
  child.stderr?.on('data', (chunk) => err.push(chunk))
  const [code] = await once(child, 'close')
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }
}
