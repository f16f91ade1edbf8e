/** Writes notifications to the log: always available, also without a desktop. */
import type { Log } from '../../core/ports/log.ts'
import type { Notifier } from '../../core/ports/notifier.ts'

/** Always returns `logged`; critical notifications are warnings. */
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
