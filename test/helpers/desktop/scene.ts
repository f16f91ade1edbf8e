/** One desktop session with a tray, for a test file. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { desktopHindrance } from './needs.ts'
import { type DesktopSession, startSession } from './session.ts'
import { openTrayHost, type TrayHost } from './tray-host.ts'
import { type LaunchOptions, launch, type StartedDesktop, settledFolder } from './vigie.ts'

export interface DesktopScene {
  /** The session, after it has begun. */
  readonly session: DesktopSession
  readonly tray: TrayHost
  launch(options?: LaunchOptions): Promise<StartedDesktop>
  /** Creates a data folder whose owner has answered the initial questions, with additional settings. */
  settled(settings?: Readonly<Record<string, unknown>>): string
}

/** Call once at the top of a test file; does nothing if a desktop cannot be tested. */
export function desktopScene(): DesktopScene {
  let session: DesktopSession | null = null
  let tray: TrayHost | null = null
  beforeAll(async () => {
    if (desktopHindrance() !== null) return
    session = await startSession()
    tray = await openTrayHost(session.busAddress)
  })
  // The icon of the previous test must not be mistaken for the expected one.
  beforeEach(() => expect.poll(() => tray?.count() ?? 0, { message: 'icons left behind' }).toBe(0))
  afterAll(async () => {
    await tray?.close()
    await session?.close()
  })
  const begun = <T>(part: T | null): T => {
    if (part === null) throw new Error('the session has not begun')
    return part
  }
  return {
    get session() {
      return begun(session)
    },
    get tray() {
      return begun(tray)
    },
    launch: (options) => launch(begun(session), options),
    settled: (settings) => settledFolder(begun(session), settings),
  }
}
