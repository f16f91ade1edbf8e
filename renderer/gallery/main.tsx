/** The page of all parts: for `npm run dev` and the pictures of the browser suite; not part of the built package. */
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/controls.css'
import '../styles/parts.css'
import '../styles/figures.css'
import '../styles/overlays.css'
import '../styles/shell.css'
import './gallery.css'
import '../effects-at-once.ts'

import { createRoot } from 'react-dom/client'
import type { StreamConnection } from '../../shared/follow.ts'
import { createClient } from '../client.ts'
import { type PanelSession, SessionContext, WordsContext } from '../session.ts'
import { browserTimers } from '../store/live.ts'
import { ObservableValue } from '../store/observable-value.ts'
import { ReadCache } from '../store/reads.ts'
import { loadWords, wordsInUse } from '../words/load-words.ts'
import { Gallery } from './Gallery.tsx'

/** A session without Vigie: the parts get what they show from the page. */
function sessionOfNobody(): PanelSession {
  const client = createClient({
    link: { call: () => Promise.reject(new Error('the page of parts asks nothing')) },
    close: () => {},
  })
  return {
    client,
    reads: new ReadCache(client, browserTimers),
    connection: new ObservableValue<StreamConnection>({ state: 'connecting' }),
    onEvent: () => () => {},
    tryNow: () => {},
    giveToken: () => {},
    desktop: false,
  }
}

const element = document.getElementById('root')
if (!element) throw new Error('parts.html has no #root')
await loadWords({ language: 'en', locale: 'en-GB' })
createRoot(element).render(
  <SessionContext value={sessionOfNobody()}>
    <WordsContext value={wordsInUse()}>
      <Gallery />
    </WordsContext>
  </SessionContext>,
)
