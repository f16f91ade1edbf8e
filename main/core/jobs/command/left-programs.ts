/** Ends the programs of runs that a process left open when it died: a job has one run at a time, also across a kill. */
import { VigieError } from '../../../../shared/errors.ts'
import type { ProgramMark, ProgramRunner } from '../../ports/commands.ts'
import type { Log } from '../../ports/log.ts'
import { faultFrom, withFault } from '../faults.ts'
import type { RunStore } from '../run-record.ts'

/** Port: the program that a run has started. */
export interface RunProgramStore {
  /** Remembers the program of a run; one of an earlier attempt is forgotten. */
  note(runId: string, mark: ProgramMark): void
  /** Returns the programs of runs without an outcome. */
  left(): readonly { readonly runId: string; readonly mark: ProgramMark }[]
}

interface LeftProgramsDeps {
  readonly commands: Pick<ProgramRunner, 'endLeft'>
  readonly programs: RunProgramStore
  readonly runs: RunStore
  readonly log: Log
}

/** Call while no run is in flight. A run whose program still ran gets a fault that says what became of it. */
export async function endLeftPrograms({ commands, programs, runs, log }: LeftProgramsDeps): Promise<void> {
  await Promise.all(
    programs.left().map(async ({ runId, mark }) => {
      const became = await commands.endLeft(mark)
      if (became === 'gone') return
      const code = became === 'ended' ? 'command_outlived' : 'command_left_running'
      const { program, pid } = mark
      const fault = faultFrom(new VigieError(code, { program, pid: String(pid) }), null)
      runs.update(runId, { faults: withFault(runs.get(runId)?.faults ?? [], fault) })
      log.warn(fault.message, { run: runId, pid })
    }),
  )
}
