import type { HTMLAttributes, RefAttributes } from 'react';
import type { JsxTags } from 'user-management-elements';

type Common = HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends JsxTags<Common> {}
  }
}
