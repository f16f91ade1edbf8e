/** Telling the owner. The alert is stored before this is called; what was delivered is recorded after. */
export interface Notice {
  /** Same key: replaces what is shown. */
  readonly key: string
  readonly title: string
  readonly body: string
  readonly urgency: 'low' | 'normal' | 'critical'
  /** What a click opens: a view of the panel and, where there is one, the subject's id. */
  readonly target: {
    readonly view: 'now' | 'alerts' | 'trades' | 'jobs' | 'occupations' | 'analysis' | 'settings'
    readonly id?: string
  }
  /** For machines: the alerts it tells of, the first ones where there are many. */
  readonly alerts?: readonly {
    readonly id: number
    readonly type: string
    readonly subject: string
    readonly priority: string
    readonly title: string
    readonly message: string
  }[]
}

export interface Notifier {
  /**
   * @returns how it was delivered; `none` where this machine shows nothing (headless without webhook).
   * Throws when it fails: whoever calls tries again with the same key.
   */
  show(notice: Notice): Promise<'shown' | 'logged' | 'sent' | 'none'>
}
