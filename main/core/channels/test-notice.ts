/** The notification that tests a channel. */
import { translate } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Notice } from '../ports/notifier.ts'

/** @param key a new key: each test is another notification */
export const testNotice = (key: string, language: Language): Notice => ({
  key,
  title: translate(language, 'notice.test.title'),
  body: translate(language, 'notice.test.body'),
  urgency: 'normal',
  target: { view: 'alerts' },
})
