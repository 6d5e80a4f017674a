import 'user-management-elements/define';
import { createApp } from 'vue';
import Users from './users.vue';

createApp(Users).mount('#app');
