/** The rule about a channel that does not deliver. Its notification goes out over the others. */
import { subjectRule } from './rule.ts'

/** Holds from a refusal or a few failed calls until a call succeeds. */
export const notifyFailing = subjectRule({
  type: 'NOTIFY_FAILING',
  priority: 'HIGH',
  sortOrder: 205,
  view: 'alerts',
  message: 'alert.channel.failing',
  subjects: ({ channels }) => channels,
  subjectOf: ({ name }) => name,
  judge: ({ name, failures, problem }, thresholds) =>
    failures < thresholds.failures ? null : { channel: name, cause: problem ?? '' },
})
