/** Runs programs in a process group of their own, so that a time limit ends what they have started and left in it. */

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import type { CommandEnd, CommandOrder, ProgramRunner } from '../../core/ports/commands.ts'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import { homeFolder } from '../files/home-folder.ts'
import { BoundedOutput } from './bounded-output.ts'
import { beganAt, endLeft, POLITE_MS } from './left-program.ts'

type CommandChild = ChildProcessByStdio<null, Readable, Readable>

/** How long what a program has left running may keep the output open, ms. */
const LEFT_MS = 500

/** Variables that programs get from Vigie; others may hold secrets. */
const PASSED_ON =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|XDG_\w+|DISPLAY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|SSH_AUTH_SOCK|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES.*|USERPROFILE|USERNAME|HOMEDRIVE|HOMEPATH|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITECTURE)$/i

/** @param variables those of this process */
export function createCommands(variables: ProcessEnvironment): ProgramRunner {
  const passed = Object.fromEntries(Object.entries(variables).filter(([name]) => PASSED_ON.test(name)))
  return {
    run: async (order) => {
      order.signal.throwIfAborted()
      const folder = order.folder === '' ? homeFolder() : order.folder
      if (!isFolder(folder)) throw new VigieError('command_folder_missing', { folder })
      return ended(started(order, folder, { ...passed, ...order.environment }), order)
    },
    endLeft: (mark) => endLeft(mark),
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function started(order: CommandOrder, cwd: string, env: NodeJS.ProcessEnv): CommandChild {
  const isWindows = process.platform === 'win32'
  const [program, words] = order.shell ? shellOf(order, isWindows) : [order.program, order.arguments]
  try {
    return spawn(program, [...words], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !isWindows,
      windowsHide: true,
      // cmd reads its line by rules of its own: it gets the line as it is written.
      windowsVerbatimArguments: isWindows && order.shell,
    })
  } catch (error) {
    throw notStarted(order, error)
  }
}

/** Arguments are never put into the line: a shell of Unix gets them as $1, $2 and so on. */
function shellOf(order: CommandOrder, isWindows: boolean): readonly [string, readonly string[]] {
  if (!isWindows) return ['/bin/sh', ['-c', order.program, 'vigie', ...order.arguments]]
  if (order.arguments.length > 0) {
    const detail = { messageKey: 'command.shell_arguments' } as const
    throw new VigieError('command_not_started', { program: order.program, detail })
  }
  return [process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', `"${order.program}"`]]
}

function notStarted({ program }: CommandOrder, error: unknown): VigieError {
  const { code } = error as { readonly code?: unknown }
  if (code === 'ENOENT') return new VigieError('command_not_found', { program }, { cause: error })
  return new VigieError('command_not_started', { program, detail: systemProblem(error) }, { cause: error })
}

function ended(child: CommandChild, order: CommandOrder): Promise<CommandEnd> {
  const { promise, resolve, reject } = Promise.withResolvers<CommandEnd>()
  const output = new BoundedOutput(order.maxBytes)
  const errors = new BoundedOutput(order.maxBytes)
  child.stdout.on('data', (chunk: Buffer) => output.add(chunk))
  child.stderr.on('data', (chunk: Buffer) => errors.add(chunk))
  let why: unknown
  const stop = (reason: unknown) => {
    if (why !== undefined) return
    why = reason
    endGroup(child, 'SIGTERM')
    setTimeout(() => endGroup(child, 'SIGKILL'), POLITE_MS).unref()
  }
  const { program, timeoutMs } = order
  const late = setTimeout(
    () => stop(new VigieError('command_too_long', { program, seconds: timeoutMs / 1000 })),
    timeoutMs,
  )
  const abort = () => stop(order.signal.reason)
  order.signal.addEventListener('abort', abort, { once: true })
  try {
    announce(child, order)
  } catch (error) {
    stop(error)
  }
  child.once('error', (error) => reject(notStarted(order, error)))
  child.once('exit', () => {
    setTimeout(() => leaveNothing(child), LEFT_MS).unref()
  })
  child.once('close', (exitCode, endedBy) => {
    leaveNothing(child)
    if (why !== undefined) reject(why)
    else resolve({ exitCode, endedBy, output: output.text(), errors: errors.text(), length: output.length })
  })
  return promise.finally(() => {
    clearTimeout(late)
    order.signal.removeEventListener('abort', abort)
  })
}

/** In the turn that started the program: whatever ends Vigie later, the program can be found. */
function announce({ pid }: CommandChild, { begun, program }: CommandOrder): void {
  if (pid !== undefined && process.platform !== 'win32') begun({ program, pid, began: beganAt(pid) })
}

/** What a program has left running ends with it: its output would stay open, and nobody would end it. */
function leaveNothing(child: CommandChild): void {
  endGroup(child, 'SIGKILL')
  child.stdout.destroy()
  child.stderr.destroy()
}

function endGroup({ pid }: CommandChild, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => undefined,
    )
    return
  }
  try {
    process.kill(-pid, signal)
  } catch {
    // Nothing of the group runs any more.
  }
}
