/** The panel's entry point: its transport, its reads, the event stream, and the first paint. */
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/parts.css'
import './styles/figures.css'
import './styles/overlays.css'
import './styles/shell.css'
import './styles/vast.css'
import './styles/forced-colors.css'
import './styles/print.css'
import './effects-at-once.ts'

import { createRoot } from 'react-dom/client'
import { forgetToken, keepToken, readToken, tokenInAddress } from './client/token.ts'
import { chooseTransport } from './client.ts'
import { type PanelSession, SessionContext } from './session.ts'
import { App } from './shell/App.tsx'
import { rememberedLanguage } from './shell/language.ts'
import { panelRouteOf } from './shell/panel-route.ts'
import { openSession } from './store/live.ts'
import { FIRST_READS } from './views/now/reads.ts'
import { chooseLocale } from './words/choose-locale.ts'
import { completeWords, loadFirstWords } from './words/load-words.ts'

/** Data that arrives within this time is drawn at once, without a skeleton, ms. */
const BLINK_MS = 100

const stores = { tab: sessionStorage, browser: localStorage }

function takeTokenFromAddress(): void {
  const found = tokenInAddress(location.hash)
  if (!found) return
  keepToken(stores, found.token, false)
  history.replaceState(null, '', location.pathname + location.search + found.rest)
}

async function start(element: HTMLElement): Promise<void> {
  takeTokenFromAddress()
  const locale = chooseLocale(rememberedLanguage(), navigator.languages, window.vigie?.formats)
  document.documentElement.lang = locale.language
  const loading = loadFirstWords(locale)
  const transport = await chooseTransport({
    token: () => readToken(stores),
    language: () => document.documentElement.lang,
  })
  const first = panelRouteOf(location.hash).view === 'now' ? FIRST_READS : []
  const place = {
    desktop: window.vigie !== undefined,
    hasToken: () => readToken(stores) !== null,
    keepToken: (token: string | null, remember: boolean) => {
      if (token) keepToken(stores, token, remember)
      else forgetToken(stores)
    },
  }
  const live = openSession(transport, place, first)
  const session: PanelSession = live.session
  window.addEventListener('pagehide', live.close, { once: true })
  // A page that Back brings back as it was has no connection any more.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload()
  })
  const blink = new Promise((resolve) => setTimeout(resolve, BLINK_MS))
  await Promise.all([loading, Promise.race([live.begun, blink])])
  createRoot(element).render(
    <SessionContext value={session}>
      <App />
    </SessionContext>,
  )
  // After the first paint, so that the other texts are there before they are needed.
  requestIdleCallback(() => completeWords(), { timeout: 2000 })
}

const element = document.getElementById('root')
if (!element) throw new Error('index.html has no #root')
void start(element)
