import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Announcer } from '../../internal/announce.js';
import type { Localize } from '../../internal/localize.js';
import { repairedAddress } from '../../backend/addresses.js';
import { readAddresses } from '../../backend/address-list.js';
import type { Offer, OfferContext, Standing } from './standing.js';
import { fieldOf, tokenList } from './token-list.js';
import type { Tokens } from './tokens.js';

export interface AddressEntryContext extends OfferContext {
  words: Localize;
  tokens: Tokens;
  announcer: Announcer;
  /** What is wrong with what stands in the field, or null. */
  problem: string | null;
  isBusy: boolean;
  onChanged: () => void;
  onOffer: (standing: Standing, offer: Offer) => void;
}

/** One field for as many addresses as wanted: typed, pasted, dropped, or from a file. */
export function addressEntry(context: AddressEntryContext): TemplateResult {
  const { words, tokens, problem, isBusy } = context;
  const { areMany } = tokens;
  const onFiles = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void tokens.addFile(file);
  };
  return html`<div
    class="field addresses"
    @dragover=${(event: DragEvent) => onDragOver(event, areMany && !isBusy)}
    @drop=${(event: DragEvent) => {
      if (!areMany || isBusy) return;
      event.preventDefault();
      if (event.dataTransfer?.files.length) onFiles(event.dataTransfer.files);
      else tokens.add(event.dataTransfer?.getData('text') ?? '');
    }}
  >
    <label for="address">${words.t('field.email')}</label>
    ${input(context)} ${areMany ? underneath(words, isBusy, onFiles) : nothing}
    ${
      problem === null
        ? nothing
        : html`<p class="error" id="address-error">${problem}</p>
            ${repair(context)}`
    }
    ${tokens.note === '' ? nothing : html`<p class="muted note">${tokens.note}</p>`}
    ${tokens.entries.length === 0 ? nothing : tokenList(context)}
  </div>`;
}

/** Takes the address that was meant in the place of what stands in the field. */
function repair({ words, tokens, onChanged }: AddressEntryContext) {
  const address = repairedAddress(tokens.text);
  if (address === null) return nothing;
  const onPress = (event: Event) => {
    onChanged();
    tokens.type(address);
    fieldOf(event.target as HTMLElement)?.focus();
  };
  return html`<p>
    <button type="button" class="link" id="repair" @click=${onPress}>
      ${words.t('offer.repair', { address })}
    </button>
  </p>`;
}

/** Not `type=email`: engines rewrite what is typed there, and judge it by rules of their own. */
function input({ tokens, problem, isBusy, onChanged }: AddressEntryContext): TemplateResult {
  const { areMany } = tokens;
  const onInput = (event: Event) => {
    event.stopPropagation();
    onChanged();
    tokens.type((event.target as HTMLInputElement).value);
  };
  return html`<input
    class="input"
    id="address"
    name="address"
    type="text"
    inputmode="email"
    autocapitalize="none"
    autocomplete="off"
    autocorrect="off"
    spellcheck="false"
    enterkeyhint=${areMany ? 'done' : 'send'}
    dir="ltr"
    autofocus
    aria-required="true"
    aria-invalid=${problem === null ? nothing : 'true'}
    aria-describedby=${problem === null ? 'address-hint' : 'address-error'}
    .value=${live(tokens.text)}
    ?readonly=${isBusy}
    @input=${onInput}
    @change=${(event: Event) => event.stopPropagation()}
    @keydown=${(event: KeyboardEvent) => onKey(event, tokens)}
    @paste=${(event: ClipboardEvent) => onPaste(event, tokens, isBusy)}
    @focus=${(event: FocusEvent) => onFocus(event, tokens)}
  />`;
}

function underneath(
  { t }: Localize,
  isBusy: boolean,
  onFiles: (files: FileList | null) => void,
): TemplateResult {
  const onChange = (event: Event) => {
    event.stopPropagation();
    const chooser = event.target as HTMLInputElement;
    onFiles(chooser.files);
    // The same file may be chosen once more.
    chooser.value = '';
  };
  return html`<div class="underneath">
    <span class="muted hint" id="address-hint">${t('invite.hint')}</span>
    <label class="link file">
      <input
        class="visually-hidden"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        ?disabled=${isBusy}
        @change=${onChange}
        @input=${(event: Event) => event.stopPropagation()}
      />${t('invite.file')}</label
    >
  </div>`;
}

function onDragOver(event: DragEvent, isWelcome: boolean): void {
  const types = event.dataTransfer?.types ?? [];
  if (isWelcome && (types.includes('Files') || types.includes('text/plain')))
    event.preventDefault();
}

/** One address that is pasted into what is being typed stays text; whatever is more becomes tokens. */
function onPaste(event: ClipboardEvent, tokens: Tokens, isBusy: boolean): void {
  if (isBusy || !tokens.areMany) return;
  const text = event.clipboardData?.getData('text') ?? '';
  const isList = readAddresses(text).length > 1 || /[\r\n]/u.test(text);
  if (!isList && (tokens.text !== '' || !text.includes('@'))) return;
  event.preventDefault();
  if (isList || tokens.text.trim() !== '') tokens.commit();
  tokens.add(text);
}

/** Enter makes a token, and sends when there is nothing to make one of. */
function onKey(event: KeyboardEvent, tokens: Tokens): void {
  if (!tokens.areMany || event.isComposing) return;
  const field = event.target as HTMLInputElement;
  if (event.key === 'Enter' && tokens.text.trim() !== '') {
    event.preventDefault();
    tokens.commit();
  }
  const isLeft = event.key === 'Backspace' && field.value === '';
  if (!isLeft && event.key !== 'ArrowDown') return;
  const cells = field.closest('.addresses')?.querySelectorAll<HTMLElement>('[data-cell=text]');
  const cell = isLeft ? [...(cells ?? [])].at(-1) : cells?.[0];
  if (!cell) return;
  event.preventDefault();
  cell.focus();
}

/**
 * Who leaves the field has ended the address. Tokens move what stands below them: where the field is left by pressing
 * on something else, that would slip away from under the pointer, so the press and its click come first.
 */
function onFocus(event: FocusEvent, tokens: Tokens): void {
  const field = event.target as HTMLInputElement;
  const page = field.ownerDocument;
  const over = new AbortController();
  const meanwhile = { capture: true, signal: over.signal };
  let isPressed = false;
  let isLeft = false;
  const leave = () => {
    over.abort();
    // A field that leaves the page is blurred as well; then nobody has left it.
    if (!field.readOnly && field.isConnected && !field.matches(':focus')) tokens.leave();
  };
  page.addEventListener('pointerdown', () => (isPressed = true), meanwhile);
  for (const end of ['pointerup', 'pointercancel']) {
    page.addEventListener(
      end,
      () => {
        isPressed = false;
        if (isLeft) setTimeout(leave);
      },
      meanwhile,
    );
  }
  field.addEventListener(
    'blur',
    () => {
      isLeft = true;
      if (!isPressed) queueMicrotask(leave);
    },
    meanwhile,
  );
}
