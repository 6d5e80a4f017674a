import type { VueTags } from 'user-management-elements';
import type { HTMLAttributes } from 'vue';

declare module 'vue' {
  interface GlobalComponents extends VueTags<HTMLAttributes> {}
}
