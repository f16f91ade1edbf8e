/** Keeps one process running, and starts it anew when a file changes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type FSWatcher, watch } from 'node:fs'

/** Editors write a file more than once, ms. */
const SETTLED_MS = 150

const inherited = ['inherit', 'inherit', 'inherit'] as const

export interface Restarted {
  /** Ends the process and waits for it. Idempotent. */
  stop(): Promise<void>
}

/**
 * @param words arguments of Node
 * @param folders watched with all that is in them
 */
export function keepRestarted(words: readonly string[], folders: readonly string[]): Restarted {
  let child: ChildProcess | null = null
  let stopped = false
  let settling: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  function begin(): void {
    if (stopped) return
    // Without a group of its own, Ctrl-C in the terminal would reach it as well, and it would end while it ends.
    child = spawn(process.execPath, words, { stdio: [...inherited, 'ipc'], detached: true })
  }

  async function finish(): Promise<void> {
    const ending = child
    child = null
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill('SIGTERM')
    await ended
  }

  const renew = (file: string | null) => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      console.log(`${file ?? 'A file'} changed; Vigie starts again.`)
      turn = turn.then(finish).then(begin)
    }, SETTLED_MS)
  }
  const watchers: readonly FSWatcher[] = folders.map((folder) =>
    watch(folder, { recursive: true }, (_, file) => renew(file)),
  )
  begin()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(settling)
      for (const watcher of watchers) watcher.close()
      await turn
      await finish()
    },
  }
}
