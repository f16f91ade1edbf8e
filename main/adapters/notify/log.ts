/** Notifications written to the log: what a machine without a desktop has always. */
import type { Log } from '../../core/ports/log.ts'
import type { Notifier } from '../../core/ports/notifier.ts'

/** Always answers `logged`; critical notices are warnings. */
export function createLogNotifier(log: Log): Notifier {
  return {
    show: async ({ title, body, urgency, key }) => {
      const line = `${title}: ${body.replaceAll('\n', '; ')}`
      if (urgency === 'critical') log.warn(line, { key })
      else log.info(line, { key })
      return 'logged'
    },
  }
}
