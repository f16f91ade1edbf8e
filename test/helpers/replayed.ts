/** A replay server that ends with its test. */
import { onTestFinished } from 'vitest'
import type { ReplayServer } from '../servers/replay.ts'

export async function replayed<R extends ReplayServer>(starting: Promise<R>): Promise<R> {
  const replay = await starting
  onTestFinished(() => replay.close())
  return replay
}
