/** What runs on this machine, as Unix tells it: Linux in /proc, other systems by `ps`. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** One process. */
interface MachineProcess {
  readonly pid: number
  /** Its process group. */
  readonly group: number
  /** Whether it has ended, and only its parent has not asked for its exit code yet. */
  readonly ended: boolean
  /** When it began, as the system says it: with the pid, no other process has it, not even after a restart of the machine. */
  readonly began: string
}

/** A way to ask the system; each throws if the system does not answer. */
export interface ProcessTable {
  readonly all: () => readonly MachineProcess[]
  /** Undefined if no process has the pid. */
  readonly find: (pid: number) => MachineProcess | undefined
}

export const procTable: ProcessTable = {
  all: () => {
    const boot = bootId()
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name, boot) ?? []) : []))
  },
  find: (pid) => statOf(String(pid), bootId()),
}

/** Times are told in ticks since the machine started, which another start of it counts anew. */
const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()

/** Returns undefined if the process has ended. */
function statOf(pid: string, boot: string): MachineProcess | undefined {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
  // Of the fields in proc(5), those from the third on; the second, a name, may hold spaces and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state = '', , group] = fields
  return { pid: Number(pid), group: Number(group), ended: isEnded(state), began: `${boot} ${fields[19]}` }
}

export const psTable: ProcessTable = {
  all: () => ps('-A'),
  find: (pid) => ps('-A').find((one) => one.pid === pid),
}

const PS_MS = 5000
const COLUMNS = ['pid=', 'pgid=', 'stat=', 'lstart='].flatMap((column) => ['-o', column])

function ps(...which: readonly string[]): MachineProcess[] {
  // Times of another zone or language would be other words for the same process.
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  const text = execFileSync('ps', [...which, ...COLUMNS], { encoding: 'utf8', env, timeout: PS_MS })
  return text.split('\n').flatMap((line) => {
    const [, pid, group, state = '', began = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*\S)/.exec(line) ?? []
    return pid === undefined ? [] : { pid: Number(pid), group: Number(group), ended: isEnded(state), began }
  })
}

const isEnded = (state: string) => /^[ZX]/.test(state)
