/** What tells a started program from every other one, also after Vigie has died. */
export interface ProgramMark {
  readonly program: string
  /** Its process, and its group: what it starts is in it, unless it leaves it as daemons do. */
  readonly pid: number
  /** When it began, in the words of the system; null if the system does not say. */
  readonly began: string | null
}

/**
 * What became of a program that outlived Vigie: it had ended, or was ended now; or nothing says whether what runs
 * there is the program, or it cannot be ended.
 */
export type LeftProgram = 'gone' | 'ended' | 'unsure'

/** A program to run. */
export interface CommandOrder {
  readonly program: string
  readonly arguments: readonly string[]
  /** Whether `program` is a command of the system’s shell. */
  readonly shell: boolean
  /** Working folder; empty for the home folder. */
  readonly folder: string
  /** Variables beside those that every program gets. */
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** Of a longer output, half of this from its beginning and half from its end. */
  readonly maxBytes: number
  /** Ends the program with its group. */
  readonly signal: AbortSignal
  /** Called as soon as the program runs; if it throws, the program is ended. Not on Windows, which ends it with Vigie. */
  readonly begun: (mark: ProgramMark) => void
}

/** How a program ended. */
export interface CommandEnd {
  /** Null if a signal ended it. */
  readonly exitCode: number | null
  readonly endedBy: string | null
  /** What it wrote to standard output. */
  readonly output: string
  /** What it wrote to standard error. */
  readonly errors: string
  /** Bytes of the whole standard output. */
  readonly length: number
}

/** Port: runs programs of this machine. */
export interface ProgramRunner {
  /**
   * Resolves when the program and its group have ended.
   * @throws VigieError command_not_found | command_folder_missing | command_not_started | command_too_long; the reason of
   * the signal
   */
  run(order: CommandOrder): Promise<CommandEnd>
  /** Ends a program that outlived Vigie, with its group. Never rejects; takes up to three seconds. */
  endLeft(mark: ProgramMark): Promise<LeftProgram>
}
