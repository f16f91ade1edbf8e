/** The life cycle of the desktop process: quitting, uncaught errors, helper processes that end. */
import { inspect } from 'node:util'
import { app, dialog, powerMonitor } from 'electron'
import { errorSentence, VigieError } from '../../../shared/errors.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { systemClock } from '../../adapters/clock/system.ts'
import { handleGone } from '../../adapters/electron/gone.ts'
import { handleQuit, type Quitting } from '../../adapters/electron/quitting.ts'
import type { StatusWindow } from '../../adapters/electron/status-window.ts'
import { mayRestart } from '../../adapters/process/restarts.ts'
import { handleUncaught, type UncaughtDeps } from '../../adapters/process/uncaught.ts'
import { systemRandom } from '../../adapters/random/system.ts'
import { relaunch } from './relaunch.ts'
import type { StartedSource } from './started-source.ts'

const reference = () => systemRandom.id()

/** Until the application has a log, an exception is printed on standard error and ends the program. */
let uncaught: UncaughtDeps = {
  log: {
    error: (message, context) => process.stderr.write(`${message} ${inspect(context)}\n`),
  },
  reference,
  onException: () => app.exit(1),
}

/** Call before anything else: without a listener, Electron shows a blocking dialog. */
export function catchEverything(): void {
  handleUncaught(process, () => uncaught)
}

/** Shows why the desktop cannot start, without Electron's error box, which no signal can end. */
export async function tellStartFailure(error: unknown, language: Language): Promise<void> {
  const known = error instanceof VigieError ? error : new VigieError('internal', { reference: reference() })
  uncaught.log.error('The desktop could not start.', { reference: known.params.reference, error })
  const message = errorSentence(known.code, known.params, language)
  await dialog.showMessageBox({ type: 'error', title: 'Vigie', message })
}

/**
 * Everything that quits the desktop uses this.
 * @param closeWindow called first: an open window would call what is already closed
 */
export function composeQuitting(
  { source: { log }, notesFolder, stop, stopped }: StartedSource,
  closeWindow: () => void,
): Quitting {
  const quitting = handleQuit({
    app,
    // Electron's types omit the event, which delays the system for a moment.
    onShutdown: (listener) => powerMonitor.on('shutdown', listener as unknown as () => void),
    onSignal,
    now: () => performance.now(),
    stop: async () => {
      closeWindow()
      await stop()
    },
    failed: (error) => log.error('Vigie did not stop well.', { error }),
    after: (ms, work) => void setTimeout(work, ms),
  })
  uncaught = { log, reference, onException: () => quitting.leave(restart) }
  // Stopped by the command line; other ways to quit have already begun.
  void stopped.then(() => quitting.leave())
  return quitting

  function restart(): void {
    if (mayRestart(notesFolder, { clock: systemClock, log })) relaunch()
    app.exit(1)
  }
}

/**
 * Takes the signals from Electron, which leaves a second one to the system, an echo included: a handler of Node's is set
 * anew only after all former ones are gone. To be called when Electron is ready.
 */
function onSignal(listener: () => void): void {
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.removeAllListeners(name)
    process.on(name, listener)
  }
}

/** Reopens the window and informs the owner. */
export function composeGone(
  { source: { language, log }, notifier }: StartedSource,
  window: StatusWindow,
): void {
  async function tellOwner(reopened: boolean): Promise<void> {
    const body = translate(language(), reopened ? 'window.opened_again' : 'window.ended')
    try {
      await notifier.show({
        key: 'window',
        title: 'Vigie',
        body,
        urgency: 'normal',
        target: null,
      })
    } catch (error) {
      log.warn('The owner could not be told that the window ended.', { error })
    }
  }
  handleGone({
    app,
    window,
    log: log.topic('window'),
    now: systemClock.now,
    tellOwner: (reopened) => void tellOwner(reopened),
  })
}
