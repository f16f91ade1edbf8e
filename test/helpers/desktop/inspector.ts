/** Runs a script in the main process of a desktop that was started with `--inspect=0`, as a debugger does. */
import { expect } from 'vitest'
import type { StartedDesktop } from './vigie.ts'

export async function runInMain(vigie: StartedDesktop, script: string): Promise<void> {
  const address = () => /Debugger listening on (ws:\S+)/.exec(vigie.said())?.[1] ?? ''
  await expect.poll(address, { message: 'address of the inspector' }).not.toBe('')
  const socket = new WebSocket(address())
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const answered = new Promise((resolve) => socket.addEventListener('message', resolve))
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: script } }))
  await answered
  socket.close()
}
