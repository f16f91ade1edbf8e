/** Searches text on plain Node: patterns run in a context that V8 can interrupt. */
import { createHash } from 'node:crypto'
import { createContext, runInContext } from 'node:vm'
import { type CheerioAPI, load } from 'cheerio/slim'
import { messageOf, VigieError } from '../../../shared/errors.ts'
import type { TextSearch } from '../../core/ports/texts.ts'

/** How long one search may take, ms: nothing else happens in this process meanwhile. */
const LONGEST_SEARCH = 250
const FINGERPRINT_LETTERS = 12

/** Searches with the regular expressions of JavaScript, with `m` and `u`. */
export const texts: TextSearch = {
  first: (pattern, text) => {
    const found = matchOf(pattern, text)
    return found === null ? null : (found[1] ?? found[0])
  },
  visible: (html) => visibleText(load(html)),
  fingerprint: (text) => createHash('sha256').update(text).digest('hex').slice(0, FINGERPRINT_LETTERS),
}

function matchOf(pattern: string, text: string): RegExpExecArray | null {
  try {
    const context = createContext({ pattern, text })
    return runInContext('new RegExp(pattern, "mu").exec(text)', context, { timeout: LONGEST_SEARCH })
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new VigieError('pattern_too_slow', { pattern })
    throw new VigieError('pattern_invalid', { pattern, detail: messageOf(error) }, { cause: error })
  }
}

const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'head'])

interface PageNode {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly children?: readonly PageNode[]
}

/** A page may be nested deeper than the stack. */
function visibleText(page: CheerioAPI): string {
  const parts: string[] = []
  const left: PageNode[] = [page.root()[0] as unknown as PageNode]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.type === 'text' && node.data !== undefined) parts.push(node.data)
    else if (!UNSEEN.has(node.name ?? '')) left.push(...(node.children ?? []).toReversed())
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}
