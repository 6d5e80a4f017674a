-- The database of the reference server 0.1.0 (commit 8a42b48): loads into PostgreSQL and PGlite. It never changes;
-- see "Recordings" in CONTRIBUTING.md.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE FUNCTION public.tally_activity() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
  begin
    insert into activity_tallies values (new.account_id, 1)
      on conflict (account_id) do update set entries = activity_tallies.entries + 1;
    return null;
  end $$;

CREATE FUNCTION public.tally_invitations() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
  begin
    if tg_op = 'UPDATE' and old.status = new.status
      and (old.member_id is null) = (new.member_id is null) then
      return null;
    end if;
    if tg_op <> 'INSERT' then
      update invitation_tallies set invitations = invitations - 1
        where account_id = old.account_id and status = old.status
          and on_their_own = (old.member_id is null);
    end if;
    if tg_op <> 'DELETE' then
      insert into invitation_tallies values (new.account_id, new.status, new.member_id is null, 1)
        on conflict (account_id, status, on_their_own)
        do update set invitations = invitation_tallies.invitations + 1;
    end if;
    return null;
  end $$;

CREATE FUNCTION public.tally_members() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
  begin
    if tg_op = 'UPDATE' and old.sign_in = new.sign_in then
      return null;
    end if;
    if tg_op <> 'INSERT' then
      update member_tallies set members = members - 1
        where account_id = old.account_id and sign_in = old.sign_in;
    end if;
    if tg_op <> 'DELETE' then
      insert into member_tallies values (new.account_id, new.sign_in, 1)
        on conflict (account_id, sign_in) do update set members = member_tallies.members + 1;
    end if;
    return null;
  end $$;

CREATE TABLE public.accounts (
    id text NOT NULL COLLATE pg_catalog."C",
    settings jsonb NOT NULL
);

CREATE TABLE public.activity (
    account_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    verb text NOT NULL,
    subject text NOT NULL,
    gains text[],
    loses text[],
    changes jsonb
);

CREATE TABLE public.activity_tallies (
    account_id text NOT NULL COLLATE pg_catalog."C",
    entries integer NOT NULL
);

CREATE TABLE public.invitation_tallies (
    account_id text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL,
    on_their_own boolean NOT NULL,
    invitations integer NOT NULL
);

CREATE TABLE public.invitations (
    account_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    email text NOT NULL,
    canonical text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_count integer NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    accepted_as text,
    member_id text COLLATE pg_catalog."C",
    locale text,
    invited_by jsonb,
    delivery_state text NOT NULL,
    delivery_reason text,
    token_hash text NOT NULL COLLATE pg_catalog."C",
    role text,
    profile text,
    permissions text[] NOT NULL,
    scope_all boolean NOT NULL,
    scope_ids text[] NOT NULL,
    subscriptions text[] NOT NULL,
    until timestamp with time zone,
    changed jsonb,
    search text NOT NULL COLLATE pg_catalog."C",
    new_link_wanted_at timestamp with time zone,
    CONSTRAINT invitations_delivery_state_check CHECK ((delivery_state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text]))),
    CONSTRAINT invitations_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text, 'revoked'::text])))
);

CREATE TABLE public.keys (
    account_id text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    fingerprint text NOT NULL,
    at timestamp with time zone NOT NULL,
    status integer NOT NULL,
    body text NOT NULL
);

CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);

CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.login (
    id text NOT NULL,
    "accountId" text NOT NULL,
    "providerId" text NOT NULL,
    "userId" text NOT NULL,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamp with time zone,
    "refreshTokenExpiresAt" timestamp with time zone,
    scope text,
    password text,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL
);

CREATE TABLE public.mails (
    id text NOT NULL COLLATE pg_catalog."C",
    account_id text NOT NULL COLLATE pg_catalog."C",
    invitation_id text COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    locale text NOT NULL,
    to_name text,
    to_address text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    html text,
    link text,
    state text DEFAULT 'queued'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone NOT NULL,
    reason text,
    CONSTRAINT mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'superseded'::text])))
);

CREATE TABLE public.member_tallies (
    account_id text NOT NULL COLLATE pg_catalog."C",
    sign_in text NOT NULL,
    members integer NOT NULL
);

CREATE TABLE public.members (
    account_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    email text NOT NULL,
    canonical text NOT NULL COLLATE pg_catalog."C",
    name text,
    fields jsonb NOT NULL,
    sign_in text NOT NULL,
    is_owner boolean NOT NULL,
    role text,
    profile text,
    permissions text[] NOT NULL,
    scope_all boolean NOT NULL,
    scope_ids text[] NOT NULL,
    subscriptions text[] NOT NULL,
    until timestamp with time zone,
    pending_email text,
    invited_as text,
    last_sign_in_at timestamp with time zone,
    joined_at timestamp with time zone,
    invited_by jsonb,
    changed jsonb,
    links jsonb,
    link_hashes text[] NOT NULL,
    sort_name text NOT NULL COLLATE pg_catalog."C",
    sort_standing text GENERATED ALWAYS AS ((
CASE
    WHEN is_owner THEN '0 '::text
    ELSE '1 '::text
END || sort_name)) STORED NOT NULL COLLATE pg_catalog."C",
    sort_sign_in timestamp with time zone GENERATED ALWAYS AS (COALESCE(last_sign_in_at, '-infinity'::timestamp with time zone)) STORED NOT NULL,
    search text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT members_sign_in_check CHECK ((sign_in = ANY (ARRAY['none'::text, 'active'::text, 'deactivated'::text])))
);

CREATE TABLE public.person (
    id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    "emailVerified" boolean NOT NULL,
    image text,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.rate_limits (
    key character varying(255) NOT NULL,
    points integer DEFAULT 0 NOT NULL,
    expire bigint
);

CREATE TABLE public.resources (
    account_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    label jsonb NOT NULL,
    closed boolean NOT NULL,
    sort_label text NOT NULL COLLATE pg_catalog."C",
    search text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.session (
    id text NOT NULL,
    "expiresAt" timestamp with time zone NOT NULL,
    token text NOT NULL,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    "ipAddress" text,
    "userAgent" text,
    "userId" text NOT NULL
);

CREATE TABLE public.verification (
    id text NOT NULL,
    identifier text NOT NULL,
    value text NOT NULL,
    "expiresAt" timestamp with time zone NOT NULL,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

INSERT INTO public.accounts (id, settings) VALUES
	('kopi-lereng-senja', '{"id": "kopi-lereng-senja", "name": "CV Kopi Lereng Senja", "roles": [], "scope": null, "fields": [], "guards": {"keep": [{"owner": true}], "managePermission": null}, "offers": ["edit", "remove"], "portal": {"name": "Lumbung Hosting", "timeZone": "Asia/Jakarta", "acceptUrl": "http://localhost/hosting-account/accept/"}, "profiles": [{"id": "billing", "permissions": ["invoices", "quotes"], "subscriptions": []}, {"id": "technical", "permissions": ["products", "manageproducts", "productsso", "domains", "managedomains", "tickets"], "subscriptions": []}, {"id": "viewOnly", "permissions": ["products", "domains"], "subscriptions": []}], "vocabulary": "users", "invitations": {"locales": ["id", "en", "fr", "es"], "lifetimeDays": 7, "maxPerRequest": 200, "boundToAddress": true}, "capabilities": {"verbs": ["classifyAddresses", "updateInvitation", "resendInvitations", "listActivity"], "sortBy": ["name", "lastSignInAt"], "versions": true, "accessUntil": false, "emailChange": "confirmed", "idempotency": true, "endsSessions": true, "emailEditable": "never", "createsMembers": null, "invitationLink": true}, "defaultLocale": "id", "deniedDomains": [], "subscriptions": [], "permissionGroups": [{"id": "account", "permissions": [{"id": "profile", "risk": {"level": "high"}, "requires": []}, {"id": "contacts", "requires": []}, {"id": "emails", "requires": []}]}, {"id": "products", "permissions": [{"id": "products", "requires": []}, {"id": "manageproducts", "requires": ["products"]}, {"id": "productsso", "requires": ["products"]}]}, {"id": "domains", "permissions": [{"id": "domains", "requires": []}, {"id": "managedomains", "requires": ["domains"]}]}, {"id": "billing", "permissions": [{"id": "invoices", "requires": []}, {"id": "quotes", "requires": []}, {"id": "orders", "requires": []}, {"id": "affiliates", "requires": []}]}, {"id": "support", "permissions": [{"id": "tickets", "requires": []}]}], "disposableDomains": ["burner.example"], "allPermissionsOption": true}'),
	('toko-rumah-jahe', '{"id": "toko-rumah-jahe", "name": "Toko Rumah Jahe", "roles": [], "scope": null, "fields": [], "guards": {"keep": [{"owner": true}], "managePermission": null}, "offers": ["edit", "remove"], "portal": {"name": "Lumbung Hosting", "timeZone": "Asia/Jakarta", "acceptUrl": "http://localhost/hosting-account/accept/"}, "profiles": [{"id": "billing", "permissions": ["invoices", "quotes"], "subscriptions": []}, {"id": "technical", "permissions": ["products", "manageproducts", "productsso", "domains", "managedomains", "tickets"], "subscriptions": []}, {"id": "viewOnly", "permissions": ["products", "domains"], "subscriptions": []}], "vocabulary": "users", "invitations": {"locales": ["id", "en", "fr", "es"], "lifetimeDays": 7, "maxPerRequest": 200, "boundToAddress": true}, "capabilities": {"verbs": ["classifyAddresses", "updateInvitation", "resendInvitations", "listActivity"], "sortBy": ["name", "lastSignInAt"], "versions": true, "accessUntil": false, "emailChange": "confirmed", "idempotency": true, "endsSessions": true, "emailEditable": "never", "createsMembers": null, "invitationLink": true}, "defaultLocale": "id", "deniedDomains": [], "subscriptions": [], "permissionGroups": [{"id": "account", "permissions": [{"id": "profile", "risk": {"level": "high"}, "requires": []}, {"id": "contacts", "requires": []}, {"id": "emails", "requires": []}]}, {"id": "products", "permissions": [{"id": "products", "requires": []}, {"id": "manageproducts", "requires": ["products"]}, {"id": "productsso", "requires": ["products"]}]}, {"id": "domains", "permissions": [{"id": "domains", "requires": []}, {"id": "managedomains", "requires": ["domains"]}]}, {"id": "billing", "permissions": [{"id": "invoices", "requires": []}, {"id": "quotes", "requires": []}, {"id": "orders", "requires": []}, {"id": "affiliates", "requires": []}]}, {"id": "support", "permissions": [{"id": "tickets", "requires": []}]}], "disposableDomains": ["burner.example"], "allPermissionsOption": true}'),
	('atelier-brumaire', '{"id": "atelier-brumaire", "name": "Atelier Brumaire SARL", "roles": [], "scope": null, "fields": [{"id": "firstName", "type": "text", "required": true, "maxLength": 100, "autocomplete": "given-name"}, {"id": "lastName", "type": "text", "required": false, "maxLength": 100, "autocomplete": "family-name"}, {"id": "phone", "type": "tel", "required": false, "maxLength": 30, "autocomplete": "tel"}, {"id": "company", "type": "text", "label": {"en": "Company", "es": "Empresa", "fr": "Entreprise", "id": "Perusahaan"}, "required": false, "maxLength": 200, "autocomplete": "organization"}, {"id": "address", "type": "text", "label": {"en": "Address", "es": "Dirección", "fr": "Adresse", "id": "Alamat"}, "required": false, "maxLength": 200, "autocomplete": "street-address"}, {"id": "postcode", "type": "text", "label": {"en": "Postcode", "es": "Código postal", "fr": "Code postal", "id": "Kode pos"}, "required": false, "maxLength": 20, "autocomplete": "postal-code"}, {"id": "city", "type": "text", "label": {"en": "City", "es": "Ciudad", "fr": "Ville", "id": "Kota"}, "required": false, "maxLength": 100, "autocomplete": "address-level2"}, {"id": "country", "type": "country", "label": {"en": "Country", "es": "País", "fr": "Pays", "id": "Negara"}, "required": false, "autocomplete": "country"}], "guards": {"keep": [{"owner": true}], "managePermission": "contacts"}, "offers": ["edit", "changeEmail", "remove"], "portal": {"name": "Grand Largue Serveurs", "timeZone": "Europe/Paris", "acceptUrl": "http://localhost/server-panel/accept/"}, "profiles": [], "vocabulary": "contacts", "invitations": null, "capabilities": {"verbs": ["createMember", "listActivity"], "sortBy": ["name", "lastSignInAt"], "versions": true, "accessUntil": false, "emailChange": "confirmed", "idempotency": true, "endsSessions": true, "emailEditable": "always", "createsMembers": "users", "invitationLink": false}, "defaultLocale": "fr", "deniedDomains": [], "subscriptions": [{"id": "general"}, {"id": "domain"}, {"id": "invoice"}, {"id": "service"}], "permissionGroups": [{"id": "account", "permissions": [{"id": "profile", "risk": {"level": "high"}, "requires": []}, {"id": "contacts", "requires": []}]}, {"id": "products", "permissions": [{"id": "products", "requires": []}, {"id": "manageproducts", "requires": ["products"]}]}, {"id": "billing", "permissions": [{"id": "invoices", "requires": []}, {"id": "orders", "requires": []}]}], "disposableDomains": [], "allPermissionsOption": false}'),
	('cabinet-marolle', '{"id": "cabinet-marolle", "name": "Cabinet Marolle", "roles": [], "scope": null, "fields": [{"id": "firstName", "type": "text", "required": true, "maxLength": 100, "autocomplete": "given-name"}, {"id": "lastName", "type": "text", "required": false, "maxLength": 100, "autocomplete": "family-name"}, {"id": "phone", "type": "tel", "required": false, "maxLength": 30, "autocomplete": "tel"}, {"id": "company", "type": "text", "label": {"en": "Company", "es": "Empresa", "fr": "Entreprise", "id": "Perusahaan"}, "required": false, "maxLength": 200, "autocomplete": "organization"}, {"id": "address", "type": "text", "label": {"en": "Address", "es": "Dirección", "fr": "Adresse", "id": "Alamat"}, "required": false, "maxLength": 200, "autocomplete": "street-address"}, {"id": "postcode", "type": "text", "label": {"en": "Postcode", "es": "Código postal", "fr": "Code postal", "id": "Kode pos"}, "required": false, "maxLength": 20, "autocomplete": "postal-code"}, {"id": "city", "type": "text", "label": {"en": "City", "es": "Ciudad", "fr": "Ville", "id": "Kota"}, "required": false, "maxLength": 100, "autocomplete": "address-level2"}, {"id": "country", "type": "country", "label": {"en": "Country", "es": "País", "fr": "Pays", "id": "Negara"}, "required": false, "autocomplete": "country"}], "guards": {"keep": [{"owner": true}], "managePermission": "contacts"}, "offers": ["edit", "changeEmail", "remove"], "portal": {"name": "Grand Largue Serveurs", "timeZone": "Europe/Paris", "acceptUrl": "http://localhost/server-panel/accept/"}, "profiles": [], "vocabulary": "contacts", "invitations": null, "capabilities": {"verbs": ["createMember", "listActivity"], "sortBy": ["name", "lastSignInAt"], "versions": true, "accessUntil": false, "emailChange": "confirmed", "idempotency": true, "endsSessions": true, "emailEditable": "always", "createsMembers": "users", "invitationLink": false}, "defaultLocale": "fr", "deniedDomains": [], "subscriptions": [{"id": "general"}, {"id": "domain"}, {"id": "invoice"}, {"id": "service"}], "permissionGroups": [{"id": "account", "permissions": [{"id": "profile", "risk": {"level": "high"}, "requires": []}, {"id": "contacts", "requires": []}]}, {"id": "products", "permissions": [{"id": "products", "requires": []}, {"id": "manageproducts", "requires": ["products"]}]}, {"id": "billing", "permissions": [{"id": "invoices", "requires": []}, {"id": "orders", "requires": []}]}], "disposableDomains": [], "allPermissionsOption": false}'),
	('almendrera-del-alto', '{"id": "almendrera-del-alto", "name": "Cooperativa Almendrera del Alto, S. Coop.", "roles": [], "scope": null, "fields": [{"id": "firstName", "type": "text", "required": true, "maxLength": 100, "autocomplete": "given-name"}, {"id": "lastName", "type": "text", "required": true, "maxLength": 100, "autocomplete": "family-name"}, {"id": "phone", "type": "tel", "required": false, "maxLength": 30, "autocomplete": "tel"}, {"id": "taxNumber", "type": "text", "label": {"en": "Tax number (NIF)", "es": "NIF", "fr": "Numéro fiscal (NIF)", "id": "Nomor pajak (NIF)"}, "required": true, "maxLength": 20}], "guards": {"keep": [{"owner": true}], "managePermission": null}, "offers": ["edit", "changeEmail", "grantSignIn", "withdrawSignIn", "resend", "remove"], "portal": {"name": "Nube de Encina", "timeZone": "Europe/Madrid", "acceptUrl": "http://localhost/client-area/accept/"}, "profiles": [{"id": "technical", "permissions": ["products", "domains", "tickets"], "subscriptions": ["domain", "support", "service"]}, {"id": "billing", "permissions": ["invoices", "quotes", "orders"], "subscriptions": ["invoice", "order"]}], "vocabulary": "contacts", "invitations": {"locales": ["es", "en", "fr", "id"], "lifetimeDays": 7, "maxPerRequest": 200, "boundToAddress": true}, "capabilities": {"verbs": ["createMember", "updateInvitation", "resendInvitations", "listActivity"], "sortBy": ["name", "lastSignInAt"], "versions": true, "accessUntil": false, "emailChange": "confirmed", "idempotency": true, "endsSessions": true, "emailEditable": "always", "createsMembers": "contacts", "invitationLink": false}, "defaultLocale": "es", "deniedDomains": [], "subscriptions": [{"id": "invoice"}, {"id": "order"}, {"id": "domain", "atLeast": {"reason": {"en": "At least one contact must receive domain mail.", "es": "Al menos un contacto debe recibir los correos de dominios.", "fr": "Au moins un contact doit recevoir les e-mails de domaine.", "id": "Setidaknya satu kontak harus menerima email domain."}, "members": 1}}, {"id": "support"}, {"id": "service"}], "permissionGroups": [{"id": "technical", "label": {"en": "Technical", "es": "Técnico", "fr": "Technique", "id": "Teknis"}, "permissions": [{"id": "products", "requires": []}, {"id": "domains", "requires": []}, {"id": "tickets", "requires": []}]}, {"id": "billing", "permissions": [{"id": "invoices", "requires": []}, {"id": "quotes", "requires": []}, {"id": "orders", "requires": []}]}], "disposableDomains": [], "allPermissionsOption": false}'),
	('libreria-ciguena-azul', '{"id": "libreria-ciguena-azul", "name": "Librería La Cigüeña Azul", "roles": [], "scope": null, "fields": [{"id": "firstName", "type": "text", "required": true, "maxLength": 100, "autocomplete": "given-name"}, {"id": "lastName", "type": "text", "required": true, "maxLength": 100, "autocomplete": "family-name"}, {"id": "phone", "type": "tel", "required": false, "maxLength": 30, "autocomplete": "tel"}, {"id": "taxNumber", "type": "text", "label": {"en": "Tax number (NIF)", "es": "NIF", "fr": "Numéro fiscal (NIF)", "id": "Nomor pajak (NIF)"}, "required": true, "maxLength": 20}], "guards": {"keep": [{"owner": true}], "managePermission": null}, "offers": ["edit", "changeEmail", "grantSignIn", "withdrawSignIn", "resend", "remove"], "portal": {"name": "Nube de Encina", "timeZone": "Europe/Madrid", "acceptUrl": "http://localhost/client-area/accept/"}, "profiles": [{"id": "technical", "permissions": ["products", "domains", "tickets"], "subscriptions": ["domain", "support", "service"]}, {"id": "billing", "permissions": ["invoices", "quotes", "orders"], "subscriptions": ["invoice", "order"]}], "vocabulary": "contacts", "invitations": {"locales": ["es", "en", "fr", "id"], "lifetimeDays": 7, "maxPerRequest": 200, "boundToAddress": true}, "capabilities": {"verbs": ["createMember", "updateInvitation", "resendInvitations", "listActivity"], "sortBy": ["name", "lastSignInAt"], "versions": true, "accessUntil": false, "emailChange": "confirmed", "idempotency": true, "endsSessions": true, "emailEditable": "always", "createsMembers": "contacts", "invitationLink": false}, "defaultLocale": "es", "deniedDomains": [], "subscriptions": [{"id": "invoice"}, {"id": "order"}, {"id": "domain", "atLeast": {"reason": {"en": "At least one contact must receive domain mail.", "es": "Al menos un contacto debe recibir los correos de dominios.", "fr": "Au moins un contact doit recevoir les e-mails de domaine.", "id": "Setidaknya satu kontak harus menerima email domain."}, "members": 1}}, {"id": "support"}, {"id": "service"}], "permissionGroups": [{"id": "technical", "label": {"en": "Technical", "es": "Técnico", "fr": "Technique", "id": "Teknis"}, "permissions": [{"id": "products", "requires": []}, {"id": "domains", "requires": []}, {"id": "tickets", "requires": []}]}, {"id": "billing", "permissions": [{"id": "invoices", "requires": []}, {"id": "quotes", "requires": []}, {"id": "orders", "requires": []}]}], "disposableDomains": [], "allPermissionsOption": false}'),
	('fernwood-outreach', '{"id": "fernwood-outreach", "name": "Fernwood Outreach", "roles": [{"id": "user", "grants": [], "default": true, "forbids": ["pricing", "payment", "user-management"], "isAdmin": false, "defaults": [], "defaultScope": "none", "minPermissions": 1}, {"id": "admin", "grants": ["pricing", "payment", "user-management"], "forbids": [], "isAdmin": true, "defaults": ["dashboard", "send-sms", "campaigns", "contacts", "templates", "reports", "sender-ids", "api-keys", "configuration"], "defaultScope": "all", "minPermissions": 0}], "scope": {"label": {"en": "Sub-accounts", "es": "Subcuentas", "fr": "Sous-comptes", "id": "Subakun"}}, "fields": [], "guards": {"keep": [{"role": "admin"}], "managePermission": "user-management"}, "offers": ["edit", "deactivate", "reactivate", "remove"], "portal": {"name": "Pelican Relay", "timeZone": "Asia/Singapore", "acceptUrl": "http://localhost/messaging-portal/accept/", "asksForPassword": true}, "profiles": [], "vocabulary": "users", "invitations": {"locales": ["en", "id", "fr", "es"], "lifetimeDays": 7, "maxPerRequest": 200, "boundToAddress": true}, "capabilities": {"verbs": ["classifyAddresses", "setMembersActive", "updateInvitation", "resendInvitations", "listScopeResources", "listActivity"], "sortBy": ["name", "lastSignInAt"], "versions": true, "accessUntil": false, "emailChange": "confirmed", "idempotency": true, "endsSessions": true, "emailEditable": "never", "createsMembers": null, "invitationLink": false}, "defaultLocale": "en", "deniedDomains": [], "subscriptions": [], "permissionGroups": [{"id": "modules", "label": {"en": "Modules", "es": "Módulos", "fr": "Modules", "id": "Modul"}, "permissions": [{"id": "dashboard", "label": {"en": "Dashboard", "es": "Panel de control", "fr": "Tableau de bord", "id": "Dasbor"}, "requires": []}, {"id": "send-sms", "label": {"en": "Send SMS", "es": "Enviar SMS", "fr": "Envoi de SMS", "id": "Kirim SMS"}, "requires": []}, {"id": "campaigns", "label": {"en": "Campaigns", "es": "Campañas", "fr": "Campagnes", "id": "Kampanye"}, "requires": []}, {"id": "contacts", "label": {"en": "Contacts", "es": "Contactos", "fr": "Contacts", "id": "Kontak"}, "requires": []}, {"id": "templates", "label": {"en": "Templates", "es": "Plantillas", "fr": "Modèles", "id": "Templat"}, "requires": []}, {"id": "reports", "label": {"en": "Reports & Logs", "es": "Informes y registros", "fr": "Rapports et journaux", "id": "Laporan & Log"}, "requires": []}, {"id": "sender-ids", "label": {"en": "Sender IDs", "es": "Identificadores de remitente", "fr": "Identifiants d’expéditeur", "id": "ID Pengirim"}, "requires": []}, {"id": "api-keys", "label": {"en": "API Keys", "es": "Claves de API", "fr": "Clés d’API", "id": "Kunci API"}, "requires": []}, {"id": "configuration", "label": {"en": "Configuration", "es": "Configuración", "fr": "Configuration", "id": "Konfigurasi"}, "requires": []}, {"id": "pricing", "label": {"en": "Pricing", "es": "Precios", "fr": "Tarifs", "id": "Harga"}, "requires": []}, {"id": "payment", "label": {"en": "Payment", "es": "Pagos", "fr": "Paiement", "id": "Pembayaran"}, "requires": []}, {"id": "user-management", "label": {"en": "User Management", "es": "Gestión de usuarios", "fr": "Gestion des utilisateurs", "id": "Manajemen Pengguna"}, "requires": []}]}], "disposableDomains": ["burner.example"], "allPermissionsOption": false}'),
	('quillbrook-studio', '{"id": "quillbrook-studio", "name": "Quillbrook Studio", "roles": [{"id": "user", "grants": [], "default": true, "forbids": ["pricing", "payment", "user-management"], "isAdmin": false, "defaults": [], "defaultScope": "none", "minPermissions": 1}, {"id": "admin", "grants": ["pricing", "payment", "user-management"], "forbids": [], "isAdmin": true, "defaults": ["dashboard", "send-sms", "campaigns", "contacts", "templates", "reports", "sender-ids", "api-keys", "configuration"], "defaultScope": "all", "minPermissions": 0}], "scope": {"label": {"en": "Sub-accounts", "es": "Subcuentas", "fr": "Sous-comptes", "id": "Subakun"}}, "fields": [], "guards": {"keep": [{"role": "admin"}], "managePermission": "user-management"}, "offers": ["edit", "deactivate", "reactivate", "remove"], "portal": {"name": "Pelican Relay", "timeZone": "Asia/Singapore", "acceptUrl": "http://localhost/messaging-portal/accept/", "asksForPassword": true}, "profiles": [], "vocabulary": "users", "invitations": {"locales": ["en", "id", "fr", "es"], "lifetimeDays": 7, "maxPerRequest": 200, "boundToAddress": true}, "capabilities": {"verbs": ["classifyAddresses", "setMembersActive", "updateInvitation", "resendInvitations", "listScopeResources", "listActivity"], "sortBy": ["name", "lastSignInAt"], "versions": true, "accessUntil": false, "emailChange": "confirmed", "idempotency": true, "endsSessions": true, "emailEditable": "never", "createsMembers": null, "invitationLink": false}, "defaultLocale": "en", "deniedDomains": [], "subscriptions": [], "permissionGroups": [{"id": "modules", "label": {"en": "Modules", "es": "Módulos", "fr": "Modules", "id": "Modul"}, "permissions": [{"id": "dashboard", "label": {"en": "Dashboard", "es": "Panel de control", "fr": "Tableau de bord", "id": "Dasbor"}, "requires": []}, {"id": "send-sms", "label": {"en": "Send SMS", "es": "Enviar SMS", "fr": "Envoi de SMS", "id": "Kirim SMS"}, "requires": []}, {"id": "campaigns", "label": {"en": "Campaigns", "es": "Campañas", "fr": "Campagnes", "id": "Kampanye"}, "requires": []}, {"id": "contacts", "label": {"en": "Contacts", "es": "Contactos", "fr": "Contacts", "id": "Kontak"}, "requires": []}, {"id": "templates", "label": {"en": "Templates", "es": "Plantillas", "fr": "Modèles", "id": "Templat"}, "requires": []}, {"id": "reports", "label": {"en": "Reports & Logs", "es": "Informes y registros", "fr": "Rapports et journaux", "id": "Laporan & Log"}, "requires": []}, {"id": "sender-ids", "label": {"en": "Sender IDs", "es": "Identificadores de remitente", "fr": "Identifiants d’expéditeur", "id": "ID Pengirim"}, "requires": []}, {"id": "api-keys", "label": {"en": "API Keys", "es": "Claves de API", "fr": "Clés d’API", "id": "Kunci API"}, "requires": []}, {"id": "configuration", "label": {"en": "Configuration", "es": "Configuración", "fr": "Configuration", "id": "Konfigurasi"}, "requires": []}, {"id": "pricing", "label": {"en": "Pricing", "es": "Precios", "fr": "Tarifs", "id": "Harga"}, "requires": []}, {"id": "payment", "label": {"en": "Payment", "es": "Pagos", "fr": "Paiement", "id": "Pembayaran"}, "requires": []}, {"id": "user-management", "label": {"en": "User Management", "es": "Gestión de usuarios", "fr": "Gestion des utilisateurs", "id": "Manajemen Pengguna"}, "requires": []}]}], "disposableDomains": ["burner.example"], "allPermissionsOption": false}');

INSERT INTO public.activity (account_id, id, at, actor, verb, subject, gains, loses, changes) VALUES
	('kopi-lereng-senja', 'sent-invitation-maria', '2026-11-13 02:14:00+00', 'Ratna Kusumawardani', 'invitation-sent', 'maria@studioombak.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', 'sent-invitation-keuangan', '2026-11-15 06:14:00+00', 'Ratna Kusumawardani', 'invitation-sent', 'keuangan@pembukuansari.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', 'sent-invitation-lina', '2026-11-16 02:14:00+00', 'Ratna Kusumawardani', 'invitation-sent', 'lina@kopilereng.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', 'closed-invitation-lina', '2026-11-18 02:14:00+00', 'lina@kopilereng.example', 'invitation-declined', 'lina@kopilereng.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', 'sent-invitation-hendra', '2026-11-20 02:14:00+00', 'Ratna Kusumawardani', 'invitation-sent', 'hendra@kopilerang.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', 'sent-invitation-nuraini', '2026-11-20 02:14:00+00', 'Ratna Kusumawardani', 'invitation-sent', 'nuraini@kopilereng.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', 'sent-invitation-bagas', '2026-11-21 02:14:00+00', 'Ratna Kusumawardani', 'invitation-sent', 'bagas.pratama@kopilereng.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', 'closed-invitation-nuraini', '2026-11-21 02:14:00+00', 'nuraini@kopilereng.example', 'invitation-accepted', 'nuraini@kopilereng.example', NULL, NULL, 'null'),
	('almendrera-del-alto', 'sent-invitation-ainhoa', '2026-11-14 02:14:00+00', 'Carmen Ortúzar Villaescusa', 'invitation-sent', 'ainhoa@almendrera.example', NULL, NULL, 'null'),
	('almendrera-del-alto', 'sent-invitation-nicolas', '2026-11-20 02:14:00+00', 'Carmen Ortúzar Villaescusa', 'invitation-sent', 'nicolas@almendrera.example', NULL, NULL, 'null'),
	('fernwood-outreach', 'sent-invitation-mei', '2026-11-10 02:14:00+00', 'Priya Raghunathan', 'invitation-sent', 'mei.lin@fernwood.example', NULL, NULL, 'null'),
	('fernwood-outreach', 'sent-invitation-oliver', '2026-11-15 05:14:00+00', 'Priya Raghunathan', 'invitation-sent', 'oliver.grant@fernwood.example', NULL, NULL, 'null'),
	('fernwood-outreach', 'sent-invitation-fernando', '2026-11-18 02:14:00+00', 'Marcus Teo Wei Liang', 'invitation-sent', 't.fernando@fernwood.example', NULL, NULL, 'null'),
	('fernwood-outreach', 'sent-invitation-elena', '2026-11-19 02:14:00+00', 'Priya Raghunathan', 'invitation-sent', 'elena.petrova@fernwood.example', NULL, NULL, 'null'),
	('fernwood-outreach', 'sent-invitation-luis', '2026-11-20 02:14:00+00', 'Priya Raghunathan', 'invitation-sent', 'luis.aquino@fernwood.example', NULL, NULL, 'null'),
	('fernwood-outreach', 'sent-invitation-typo', '2026-11-21 02:14:00+00', 'Priya Raghunathan', 'invitation-sent', 'no-reply-typo@fernwod.example', NULL, NULL, 'null'),
	('fernwood-outreach', 'sent-invitation-hana', '2026-11-22 01:14:00+00', 'Priya Raghunathan', 'invitation-sent', 'hana.suzuki@fernwood.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', '0mwr7dzww0003-ReSF0X7ykhP0', '2026-11-22 02:14:02+00', 'Ratna Kusumawardani', 'invitation-sent', 'luh@kopilereng.example', '{invoices}', NULL, 'null'),
	('kopi-lereng-senja', '0mwr7dzww0006-stYITl-qC1-u', '2026-11-22 02:14:02+00', 'Ratna Kusumawardani', 'invitation-sent', 'ketut@kopilereng.example', '{tickets}', NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9u2w0008-2B8imdlw8EL3', '2026-11-30 08:00:05+00', 'luh@kopilereng.example', 'new-link-wanted', 'luh@kopilereng.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9uuo000b-o7u2H3e8Pw8C', '2026-11-30 08:00:06+00', 'Ratna Kusumawardani', 'invitation-sent', 'wayan@kopilereng.example', '{invoices,tickets}', NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9uuo000e-AS-BUj_FN4Tx', '2026-11-30 08:00:06+00', 'Ratna Kusumawardani', 'invitation-sent', 'yuni@kopilereng.example', '{invoices,tickets}', NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9uuo000h-irQJ1Pkd6HhM', '2026-11-30 08:00:06+00', 'Ratna Kusumawardani', 'invitation-sent', 'eko@kopilereng.example', '{invoices,tickets}', NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9uuo000k-g-bqb01VTmnF', '2026-11-30 08:00:06+00', 'Ratna Kusumawardani', 'invitation-sent', 'dian@kopilereng.example', '{invoices,tickets}', NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9vmg000n-0N4ew9H2IJVC', '2026-11-30 08:00:07+00', 'Wayan Sudarma', 'invitation-accepted', 'Wayan Sudarma', '{invoices,tickets}', NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9we8000o-KdbyNMfJg4_j', '2026-11-30 08:00:08+00', 'yuni@kopilereng.example', 'invitation-declined', 'yuni@kopilereng.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9xxs000p-DrRYhD6lhQwr', '2026-11-30 08:00:10+00', 'Ratna Kusumawardani', 'invitation-revoked', 'eko@kopilereng.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9ypk000r-WkB1wQoNaX7A', '2026-11-30 08:00:11+00', 'Ratna Kusumawardani', 'invitation-resent', 'maria@studioombak.example', NULL, NULL, 'null'),
	('kopi-lereng-senja', '0mx2z9zhc000s-tzee0goadTMG', '2026-11-30 08:00:12+00', 'Ratna Kusumawardani', 'member-updated', 'Sari Wulandari', '{orders}', NULL, '{"profile": {"to": null, "from": "billing"}}'),
	('kopi-lereng-senja', '0mx2za094000t-v8_LYWTpo-mf', '2026-11-30 08:00:13+00', 'Ratna Kusumawardani', 'member-removed', 'Wagiman', NULL, '{products,domains}', 'null'),
	('atelier-brumaire', '0mx2za10w000w-JEcCKDNaTpIm', '2026-11-30 08:00:14+00', 'Hélène Vauquelin', 'member-created', 'Nadia', '{invoices}', NULL, '{"subscriptions": {"gains": ["invoice"]}}'),
	('atelier-brumaire', '0mx2za1so000z-grPxkpe6qAQS', '2026-11-30 08:00:15+00', 'Hélène Vauquelin', 'member-updated', 'Rayan Moulin', NULL, NULL, 'null'),
	('almendrera-del-alto', '0mx2za2kg0011--ADaQ6_xNcWG', '2026-11-30 08:00:16+00', 'Carmen Ortúzar Villaescusa', 'member-created', 'Marta Ríos', NULL, NULL, 'null'),
	('almendrera-del-alto', '0mx2za3c80014-YB9MB5p5JBuJ', '2026-11-30 08:00:17+00', 'Carmen Ortúzar Villaescusa', 'member-updated', 'Beatriz Cano Olmedo', '{domains}', NULL, 'null'),
	('almendrera-del-alto', '0mx2za4400015-WTu5bx_ykeuQ', '2026-11-30 08:00:18+00', 'Carmen Ortúzar Villaescusa', 'member-updated', 'Lucía Fernández-Montesinos Gil', NULL, NULL, 'null'),
	('fernwood-outreach', '0mx2za4vs0016-BUTJxLWU_OCw', '2026-11-30 08:00:19+00', 'Priya Raghunathan', 'member-deactivated', 'Joy Dela Cruz', NULL, NULL, 'null'),
	('fernwood-outreach', '0mx2za5nk0017-NX0vG0IJ8fb1', '2026-11-30 08:00:20+00', 'Priya Raghunathan', 'member-updated', 'Daniel Okonkwo-Hughes', '{pricing,payment,user-management}', NULL, '{"role": {"to": "admin", "from": "user"}}'),
	('fernwood-outreach', '0mx2za6fc0018-WyQML-xaQ50A', '2026-11-30 08:00:21+00', 'Priya Raghunathan', 'member-updated', 'Kenji Morita', NULL, NULL, '{"scope": {"gains": {"count": 1, "names": ["coralbay_sg_otp"]}, "loses": {"count": 2, "names": ["harrowgate_sg_otp", "harrowgate_sg_promo"]}}}'),
	('fernwood-outreach', '0mx2za774001b-EZJZLuyAGzFc', '2026-11-30 08:00:22+00', 'Priya Raghunathan', 'invitation-sent', 'nora@fernwood.example', '{reports}', NULL, '{"role": {"to": "user", "from": null}, "scope": {"gains": {"count": 2, "names": ["coralbay_sg_otp", "dunebrook_sg_otp"]}}}');

INSERT INTO public.activity_tallies (account_id, entries) VALUES
	('kopi-lereng-senja', 21),
	('atelier-brumaire', 2),
	('almendrera-del-alto', 5),
	('fernwood-outreach', 11);

INSERT INTO public.invitation_tallies (account_id, status, on_their_own, invitations) VALUES
	('kopi-lereng-senja', 'accepted', true, 2),
	('kopi-lereng-senja', 'declined', true, 2),
	('kopi-lereng-senja', 'pending', true, 7),
	('kopi-lereng-senja', 'revoked', true, 1),
	('almendrera-del-alto', 'pending', false, 3),
	('fernwood-outreach', 'pending', true, 8);

INSERT INTO public.invitations (account_id, id, version, email, canonical, status, sent_at, sent_count, expires_at, closed_at, accepted_as, member_id, locale, invited_by, delivery_state, delivery_reason, token_hash, role, profile, permissions, scope_all, scope_ids, subscriptions, until, changed, search, new_link_wanted_at) VALUES
	('kopi-lereng-senja', 'invitation-bagas', 1, 'bagas.pratama@kopilereng.example', 'bagas.pratama@kopilereng.example', 'pending', '2026-11-21 02:14:00+00', 1, '2026-11-28 02:14:00+00', NULL, NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'sent', NULL, 'sent-before-invitation-bagas', NULL, NULL, '{products,tickets}', false, '{}', '{}', NULL, 'null', 'bagas.pratama@kopilereng.example', NULL),
	('kopi-lereng-senja', 'invitation-keuangan', 1, 'keuangan@pembukuansari.example', 'keuangan@pembukuansari.example', 'pending', '2026-11-15 06:14:00+00', 1, '2026-11-22 06:14:00+00', NULL, NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'sent', NULL, 'sent-before-invitation-keuangan', NULL, NULL, '{invoices}', false, '{}', '{}', NULL, 'null', 'keuangan@pembukuansari.example', NULL),
	('kopi-lereng-senja', 'invitation-hendra', 1, 'hendra@kopilerang.example', 'hendra@kopilerang.example', 'pending', '2026-11-20 02:14:00+00', 1, '2026-11-27 02:14:00+00', NULL, NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'failed', 'domain-not-found', 'sent-before-invitation-hendra', NULL, NULL, '{tickets}', false, '{}', '{}', NULL, 'null', 'hendra@kopilerang.example', NULL),
	('kopi-lereng-senja', 'invitation-lina', 1, 'lina@kopilereng.example', 'lina@kopilereng.example', 'declined', '2026-11-16 02:14:00+00', 1, '2026-11-23 02:14:00+00', '2026-11-18 02:14:00+00', NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'sent', NULL, 'sent-before-invitation-lina', NULL, NULL, '{affiliates}', false, '{}', '{}', NULL, 'null', 'lina@kopilereng.example', NULL),
	('kopi-lereng-senja', 'invitation-nuraini', 1, 'nuraini@kopilereng.example', 'nuraini@kopilereng.example', 'accepted', '2026-11-20 02:14:00+00', 1, '2026-11-27 02:14:00+00', '2026-11-21 02:14:00+00', NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'sent', NULL, 'sent-before-invitation-nuraini', NULL, NULL, '{emails}', false, '{}', '{}', NULL, 'null', 'nuraini@kopilereng.example', NULL),
	('almendrera-del-alto', 'invitation-nicolas', 1, 'nicolas@almendrera.example', 'nicolas@almendrera.example', 'pending', '2026-11-20 02:14:00+00', 1, '2026-11-27 02:14:00+00', NULL, NULL, 'nicolas', 'es', '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'sent', NULL, 'sent-before-invitation-nicolas', NULL, NULL, '{products,domains,tickets}', false, '{}', '{}', NULL, 'null', 'nicolas@almendrera.example', NULL),
	('almendrera-del-alto', 'invitation-ainhoa', 1, 'ainhoa@almendrera.example', 'ainhoa@almendrera.example', 'pending', '2026-11-14 02:14:00+00', 1, '2026-11-21 02:14:00+00', NULL, NULL, 'ainhoa', 'es', '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'sent', NULL, 'sent-before-invitation-ainhoa', NULL, NULL, '{invoices,quotes,orders}', false, '{}', '{}', NULL, 'null', 'ainhoa@almendrera.example', NULL),
	('fernwood-outreach', 'invitation-hana', 1, 'hana.suzuki@fernwood.example', 'hana.suzuki@fernwood.example', 'pending', '2026-11-22 01:14:00+00', 1, '2026-11-29 01:14:00+00', NULL, NULL, NULL, 'en', '{"id": "priya", "name": "Priya Raghunathan"}', 'sent', NULL, 'sent-before-invitation-hana', 'user', NULL, '{dashboard,reports}', false, '{coralbay_sg_otp,coralbay_sg_promo,coralbay_id_promo,coralbay_ph_alerts,coralbay_vn_otp}', '{}', NULL, 'null', 'hana.suzuki@fernwood.example', NULL),
	('fernwood-outreach', 'invitation-luis', 1, 'luis.aquino@fernwood.example', 'luis.aquino@fernwood.example', 'pending', '2026-11-20 02:14:00+00', 1, '2026-11-27 02:14:00+00', NULL, NULL, NULL, 'en', '{"id": "priya", "name": "Priya Raghunathan"}', 'sent', NULL, 'sent-before-invitation-luis', 'user', NULL, '{send-sms}', false, '{amberleaf_ph_alerts,brightoak_ph_alerts,coralbay_ph_alerts,dunebrook_ph_alerts,eastmoor_ph_alerts,fernhill_ph_alerts,galereef_ph_alerts,harrowgate_ph_alerts}', '{}', NULL, 'null', 'luis.aquino@fernwood.example', NULL),
	('fernwood-outreach', 'invitation-oliver', 1, 'oliver.grant@fernwood.example', 'oliver.grant@fernwood.example', 'pending', '2026-11-15 05:14:00+00', 1, '2026-11-22 05:14:00+00', NULL, NULL, NULL, 'en', '{"id": "priya", "name": "Priya Raghunathan"}', 'sent', NULL, 'sent-before-invitation-oliver', 'user', NULL, '{campaigns,templates}', false, '{fernhill_sg_promo}', '{}', NULL, 'null', 'oliver.grant@fernwood.example', NULL),
	('fernwood-outreach', 'invitation-mei', 1, 'mei.lin@fernwood.example', 'mei.lin@fernwood.example', 'pending', '2026-11-10 02:14:00+00', 1, '2026-11-17 02:14:00+00', NULL, NULL, NULL, 'en', '{"id": "priya", "name": "Priya Raghunathan"}', 'sent', NULL, 'sent-before-invitation-mei', 'user', NULL, '{reports}', true, '{}', '{}', NULL, 'null', 'mei.lin@fernwood.example', NULL),
	('fernwood-outreach', 'invitation-typo', 1, 'no-reply-typo@fernwod.example', 'no-reply-typo@fernwod.example', 'pending', '2026-11-21 02:14:00+00', 1, '2026-11-28 02:14:00+00', NULL, NULL, NULL, 'en', '{"id": "priya", "name": "Priya Raghunathan"}', 'failed', 'domain-not-found', 'sent-before-invitation-typo', 'user', NULL, '{dashboard}', false, '{brightoak_sg_otp}', '{}', NULL, 'null', 'no-reply-typo@fernwod.example', NULL),
	('fernwood-outreach', 'invitation-elena', 1, 'elena.petrova@fernwood.example', 'elena.petrova@fernwood.example', 'pending', '2026-11-19 02:14:00+00', 3, '2026-11-26 02:14:00+00', NULL, NULL, NULL, 'en', '{"id": "priya", "name": "Priya Raghunathan"}', 'sent', NULL, 'sent-before-invitation-elena', 'user', NULL, '{contacts}', false, '{harrowgate_sg_otp,harrowgate_sg_promo,harrowgate_id_promo,harrowgate_ph_alerts,harrowgate_vn_otp}', '{}', NULL, 'null', 'elena.petrova@fernwood.example', NULL),
	('fernwood-outreach', 'invitation-fernando', 1, 't.fernando@fernwood.example', 't.fernando@fernwood.example', 'pending', '2026-11-18 02:14:00+00', 1, '2026-11-25 02:14:00+00', NULL, NULL, NULL, 'en', '{"id": "marcus", "name": "Marcus Teo Wei Liang"}', 'sent', NULL, 'sent-before-invitation-fernando', 'admin', NULL, '{dashboard,send-sms,campaigns,contacts,templates,reports,sender-ids,api-keys,configuration,pricing,payment,user-management}', true, '{}', '{}', NULL, 'null', 't.fernando@fernwood.example', NULL),
	('kopi-lereng-senja', '0mwr7dzww0004-hm1iRgZsk0V1', 1, 'ketut@kopilereng.example', 'ketut@kopilereng.example', 'pending', '2026-11-22 02:14:02+00', 1, '2026-11-29 02:14:02+00', NULL, NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'failed', 'mailbox-unknown', '3b64b686dc436e7d056ee05df6ac8c6ae4b53cfa55cc420f64b3d93e1bde0cba', NULL, NULL, '{tickets}', false, '{}', '{}', NULL, '{"at": "2026-11-22T02:14:02.000Z", "by": "Ratna Kusumawardani"}', 'ketut@kopilereng.example', NULL),
	('kopi-lereng-senja', '0mwr7dzww0001-p3ca80B41tGS', 1, 'luh@kopilereng.example', 'luh@kopilereng.example', 'pending', '2026-11-22 02:14:02+00', 1, '2026-11-29 02:14:02+00', NULL, NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'sent', NULL, 'a056b8ee801710a19186126bb69b072c99f18b050a62d8d5d9a89f7568d5a9e1', NULL, NULL, '{invoices}', false, '{}', '{}', NULL, '{"at": "2026-11-22T02:14:02.000Z", "by": "Ratna Kusumawardani"}', 'luh@kopilereng.example', '2026-11-30 08:00:05+00'),
	('kopi-lereng-senja', 'invitation-maria', 2, 'maria@studioombak.example', 'maria@studioombak.example', 'pending', '2026-11-30 08:00:11+00', 3, '2026-12-07 08:00:11+00', NULL, NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'queued', NULL, '0061580910062be86634b716ea45731a5fd96a28fbd72db39a1ab63550a6ebb2', NULL, NULL, '{domains,managedomains}', false, '{}', '{}', NULL, '{"at": "2026-11-30T08:00:11.000Z", "by": "Ratna Kusumawardani"}', 'maria@studioombak.example', NULL),
	('kopi-lereng-senja', '0mx2z9uuo000i-LTYLUYY92ZIK', 1, 'dian@kopilereng.example', 'dian@kopilereng.example', 'pending', '2026-11-30 08:00:06+00', 1, '2026-12-07 08:00:06+00', NULL, NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'queued', NULL, 'cfb87ca149992b3c60566495d8cdd8ce2622bd06a2946613971e147d680cea6e', NULL, NULL, '{invoices,tickets}', false, '{}', '{}', NULL, '{"at": "2026-11-30T08:00:06.000Z", "by": "Ratna Kusumawardani"}', 'dian@kopilereng.example', NULL),
	('kopi-lereng-senja', '0mx2z9uuo0009-K3vjlpgGoeG4', 2, 'wayan@kopilereng.example', 'wayan@kopilereng.example', 'accepted', '2026-11-30 08:00:06+00', 1, '2026-12-07 08:00:06+00', '2026-11-30 08:00:07+00', NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'queued', NULL, '46f66d5cda7711f787d9e4f6a9ee7d49a5d2708433e0a1095e0b690d9722b711', NULL, NULL, '{invoices,tickets}', false, '{}', '{}', NULL, '{"at": "2026-11-30T08:00:07.000Z", "by": "wayan@kopilereng.example"}', 'wayan@kopilereng.example', NULL),
	('kopi-lereng-senja', '0mx2z9uuo000c-lQ6G9BWSL4y7', 2, 'yuni@kopilereng.example', 'yuni@kopilereng.example', 'declined', '2026-11-30 08:00:06+00', 1, '2026-12-07 08:00:06+00', '2026-11-30 08:00:08+00', NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'queued', NULL, '77f246291430053130b0cda9779cd72056ea51d0228c37888a8b291b93c54739', NULL, NULL, '{invoices,tickets}', false, '{}', '{}', NULL, '{"at": "2026-11-30T08:00:08.000Z", "by": "yuni@kopilereng.example"}', 'yuni@kopilereng.example', NULL),
	('kopi-lereng-senja', '0mx2z9uuo000f-q6jH1TZGkXGG', 2, 'eko@kopilereng.example', 'eko@kopilereng.example', 'revoked', '2026-11-30 08:00:06+00', 1, '2026-12-07 08:00:06+00', '2026-11-30 08:00:10+00', NULL, NULL, 'id', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'queued', NULL, 'bcf57dc34579dc8a8cff4169b59230ab46b9596d4b6e533a924e64e19d7d960d', NULL, NULL, '{invoices,tickets}', false, '{}', '{}', NULL, '{"at": "2026-11-30T08:00:10.000Z", "by": "Ratna Kusumawardani"}', 'eko@kopilereng.example', NULL),
	('almendrera-del-alto', '0mx2za3c80012-z2RicyLspl6I', 1, 'beatriz@almendrera.example', 'beatriz@almendrera.example', 'pending', '2026-11-30 08:00:17+00', 1, '2026-12-07 08:00:17+00', NULL, NULL, 'beatriz', 'es', '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'queued', NULL, '02ad2f2359aba708cbad06e60fe3c6af4893dc874e06b9b3ef6b456db993db15', NULL, NULL, '{domains}', false, '{}', '{domain}', NULL, '{"at": "2026-11-30T08:00:17.000Z", "by": "Carmen Ortúzar Villaescusa"}', 'beatriz@almendrera.example', NULL),
	('fernwood-outreach', '0mx2za7740019-VDwetFR2W2Z0', 1, 'nora@fernwood.example', 'nora@fernwood.example', 'pending', '2026-11-30 08:00:22+00', 1, '2026-12-07 08:00:22+00', NULL, NULL, NULL, 'en', '{"id": "priya", "name": "Priya Raghunathan"}', 'queued', NULL, '06838a3b6aaa4595fc8565d15e3441b2a1924e3fae9728f17e0223b44d9b4584', 'user', NULL, '{reports}', false, '{coralbay_sg_otp,dunebrook_sg_otp}', '{}', NULL, '{"at": "2026-11-30T08:00:22.000Z", "by": "Priya Raghunathan"}', 'nora@fernwood.example', NULL);

INSERT INTO public.keys (account_id, key, fingerprint, at, status, body) VALUES
	('kopi-lereng-senja', '4351582d73f37d8d587ce09260d3c6fb713bee110ddbf2d285c5bdacc746a6cf', '8751121705dc728ad942dccd653a84972c6c870c0913592416c90fea2a8bd125', '2026-11-30 08:00:05+00', 204, 'VAV1pEgGsNsz+tOgZkKdnOcBtxNeScmsMZk1y9WOQnk='),
	('kopi-lereng-senja', '42648f2ee10186486946cb09e12a5bccb4cdf107e93c94a2622ababd401440e0', '47af61ddbb764b6b750c30589bedba55ee95f703a6b8493c18fcbe859c21883c', '2026-11-30 08:00:06+00', 200, 'GPkbUglDLHf2pw7sbqRhKICiB7wxqE7nf/ezsUb5cn8RYhOmeIERpjCrhIRANb3dXG9lOEWBHLK1EH0EMgid0Ft6sEZYj7rsn51xN/qOznCkoCdaFoiPIl5FPLZ7mLUxqCzfgtKNkolsgrq5SEGiwdxkmWKN6fkS6jrpMauCmmfzsY1n1z6aB4pt9b+F0do1WCjCVWSvUDSofzBR0BwaIo/2DEsIrrgPCJxQ+AKUcwoA7WBSXeUXvWZlwn+NtPgEfod82VPIbxmaJA8GZxnJrLeTAsHNV1mDdgt/XpVO6xJekyJhYLP8Vj6matvF7zK/qXQmpRn9rHocfaIILgxNahkg2tt8FCeanc6vHvxGsQFrcNp+z4/gU68QBuNPWnzn1CX4bqi1NyLDoUa48PJdcopKJS9VWw8o9AIvIPX3k+XMnRXMQLTuke2k55jUjKDrznwoYiWECZuJbDnL/zCOXOleiXjcaA7QwpzPPM8LzUAcQ928sztOgCRz1eL8zL+PK9asZ5yJHy4aexMdv6zyY0YOz/6u3Y7hWyABJHZreH17vOmaFJflAeMrI+ikrHQKoSMKk8u1OZVWAo2tPTbxYag/3JZEfyYxBdPN4JvzHhP/TeAb9X+SppVqdFT+bWlHYl6rbOQ9tI0pBvkEpK0ardZDdugkSo7Kbd0LDgLokOkY2d/SYJB3fbCPtKeQ+i0/1iJfHSvsHUE1EKayQdSEHEw1AUb/bSvXkPnwncMgDPgOQlwy3fsDvIHJiEvNwwwwg7hr8KB/tQFScy5kuQFVkslVRBZzfgu9K0ySLYXKeZY2+rzqmPIeRAO82YFTDubVt27yuCci8ca6BaerzseMBEZrmItNTqObuTPsM8f25S3216FFZoJvO9GBaXM92tA5IQcsFbvmg52APWPcADxjUzSahFer8Shi+8+8Y+RlFPMkMm9BwBLiqsoP+ILMduexJPL0mVVIlON45nftxVBYUDB0DUglE7K4hGYM2Nwsi9wHY+vNxwFnRlCqirherImvon9FlT3LXnyp/84GtAbF8dTYWMOYrd2EhP6ypX7gSnR+ctgokt0VMyBZN5mleGsS2QovaKA/WjxWzCubQOdPGasYHt1lp2SnuG+KfkJRAa1iTgqPHZCYx1IJmmhJzHh5tO9xfHxUvInIJQxCFNmI3sccyvds7c3nCsnELyENmu3BA5YMlOqFxaXdiCgUjWo1TxPQ4MeqfBdYzXYsExZM6MZrTlXVE08+B9J9wkjH06ozPCIX1uWBxM8AQL0LJx9a4XdNs0BfNz9YbVXrG8xGoiHbR7Ca9zMQ68eeZcndfiWCc/5ylUrEWMHRlgIG71KZsT6syQeX/T/JU+6VCHkqg6kqUpv2vxLs3PGEqq4z55AJbByrHRQqwqx6+QteEOuO9D8pGuyT3HuGiFZPoEuXSn4LL1US5Wbe8I0A08eFTWEWXUdEkGXghHkNftNazaoyc9bb2w047SZXcrVcpJWZ3eO5IXKJQog1Q8Vdq+5O9hIcZl2qz4oQDNCyBUxw8GPr54FW2mWBE/hoATk3PbpIZngGlnpJbD7HKZQT4kpN/nd2+eH4vdO+4Xig1PJOdNsNnvRsipEgsBgId6rgc/F8yT+8UcY+qVZ4svA4NI4iXzw5T2EMFKyILRIEsE+RSYvx6TGKB7nJ0jxVCD7lPc9ZTPwxUGzIOAgwk5LtdRna+pRq/Qq90snAUFRRI+IjBqeiwB/EJIEffUdzfql5ZIRj7WZVtnwTBrgTuuOLgZD30LVwXyuodaac0Tlz2M8c4vISTv0ky9O+YDYZjyb3YDbAzPK4Je8BXkvQreteHY6GQkqBHp7aSBVNTALbElXIBKmARsHsMAfkygJUk/8rVgI4Ucmum8VWTyQtqpDqP+2uUfnAlNCrHHcD+i2Iaqm3b/AcLIh6mP5doJni7MVCJmd0A6edTTf0mpTFJG7YVK+lqdPzLcuraDM0PnM2Jx60CapfgZKBjlGz76CH4lqMcSDN9vDrdEhjGnGw6jNFkrQjI1nKiXBtkn8saz6xB2mtYu2DhyfpeUEeIsI+deGfWVUojSo9MYEu6PVnY8LTkt2i7MZRKq4+tERtfnf+wiOMJQsWOQ4Vux5WcrHjpUVzbn+hH0a3kp7teC8JEYEMyl8NQ/o2bgzmPCUAA1ijkyYBsRy0COqMvxwam0qZvKhHbTyV3VKEYYPezjaRGkfluBHoeA1y3Ka+luOnyTH8Ie8P6yRZM4qApfpqqbdX3U+ZUm8nMynrfmbH+BclRj6BmrKiqOiDV2zBzKjGWf40C2W4gWV/d0JM/ZCqkHGv3QGpb37733ZV1tcq9nunWrI7wGGxJ7tTp7k9dEh5jKEt/qHCntWzMrZkrM5F0ItxUFZljcu93ZRdh8DZkQV5crmQ5vUh5Utn3XOpixQoaNT+B5Qm3c+y+fmrVwftyhoi9tom9Kx5ByuiMbeH1woh+uXkfhrAECmkqSlyAv+umoKmiS878He3HAvGLFLhJ8edcsCzGC5P8iV+m3LkxNL1m1hbjzCeTrG8gCTo3gY1Vs3n9LfFBLInLzMOpeBV80YHVwNIiaYXzpwuVr6c/q31hUnuXhoHqjpx9aKWup7435p3Zps7VjeVPX7qL5hmbI5JGIdKJ93IplrbVgwnVQNuatocjdLuGdyQMBiaFbapolg9PHM9dJqxR7kewQ5Run8ZGfGclcHbP1FkaaCKTU1mxzezC2pMOzeBwSqGQQrRnM2NcFbLPdBWCQOxL7IONgYZRnPK/zQ3seoHfkKLeZ387OzCJuaFKwDUQjsrW3y9Hq7kjgpqzWO9+QYZZUx1IL/NLTkrd2fsb9MIyIvgHiZWXC2xewtRsFR20hEUvFjPnIFWHtHQnhUS4IMGfDWRSSxAEo1eO1nI3QbJ1QZb0d+DGK7e199h47QJydSvAjJsqArf8iUnmPONRbpIIhO93jxEUdP5LxLwJaOcBIIxYiVBCIRRaCnRM1gwItViH1x+ahH9InLmK86auQ69KCBaDH/injqJsjhpKUmpB8RFOgXlX4fV2v581uidVNCgMBtZFXSwdeieaaSHcCT9acQDgEYOw+gEbCwRozwkDDSfyxPPayiLXcRBTa6QK31Hnq5vFCmOuAVoRQByXLxhZ25bpP5rO78DSmQXMlAzTpGrNMDOULtOeRBfyMcw/oph8COwpbwMSo00P2xvhgfQAs5wARqf5LsDbDhABFLf/Fcf6px5KEZNtGt/G3D8BXng9Ho72bdh6KDkblA4MR4YpnVlwUnlJcaUwsg4npwDUfR74pDeG8WUtEmLC1rl/wSFhbvg/4xUXTJo57gT6lSJ6xsMf+72Eef/TL3hmQcgd31X9OZSGtqTz8ZCKQRv1RpHtXamlWue2KnKujzj6YND08Bam+Hv1uANktZZN1B4iomNlaZusgb6DT0='),
	('kopi-lereng-senja', 'ab4dade54d9330ca950bcb7a04d5fa759fd9c60a731023045e61abcd9127f6a1', '427986ea116341957afa4b8dd82589a0f8c9159062ccfafcdc5a6bbefa3e00a0', '2026-11-30 08:00:07+00', 200, 'J3Ywx3j7awpvzWPdk0XCMaj59ocQCsWQgGDOArFx'),
	('kopi-lereng-senja', '04454812b64ee7cc1b71b060f73a8d5f9b8153f361dc5bbba74d6495b9187325', '37ffa157d110ef3206b9a2d3a0d64ee6e83558fd07dc05d9bc6ea40febeb48ba', '2026-11-30 08:00:08+00', 204, '/ZJSmF6ht/EyxTwyklZyuMDW+Da+NDHnElOPKZDgmNs='),
	('kopi-lereng-senja', 'a48ff13bf40c5f5d96b9526943e76dfc72ea715d4c3aa482813af7253a3ec187', 'c831ca9a9b99d9964c5b34ba45058df7d1b3c8268bbea827af0bf8829ecc782d', '2026-11-30 08:00:10+00', 200, 'rsBN3cvRje3ECOBk2X5nkr2FbE6jTq8d+6wSfSJTmDaHOCrckfQs8mo9BAVDmKLADe2fC0s5eyMesPMyqhY2B7uXok4/0Z2DYOYgu/MNrC5N0p/geOeqDFHiZa1r8ROV9wnwSiDgdu8uorlykxhr/hZ9JCxE0fji0IDs+Vg/5W3J5FHloBcCFQ72Xj63v1x1qNtwU/Z+Wrsf5USIraINPTBtb/lJ8eXkqEq2xZCPeNMnONCK3Dr9rK/wDBXT4jYPjd0ZAhGnOynM8klQ+r9rVyGDQckr9HNDykTRI8zXhXwK0n18FueWOwyuHKz4kDOOWqwpUfjR/NzFBORJbFNTD88wfZ+xvL6Y3M0gTjDcNeUQSnTYg0S756z6Mt8AaEf3IVUIxPXqdgxepLxwGq09CYEWRh0/qeYCppcdKlJuSYd1TuqVNCligrCEYeNYlbGSaHiii+cmlGWUSF4uuuQCIPUrxfSwjcBaViii7KUNADR+rmDP1hEus3Ng8GE0yRhtFTCgv44EPFEmkaEcfR/JuOUzht354B2IU5V2RM2X/l6ZPTU6+NjMBLJPO/dsrBFmyo7izkRtTgTRLystjpr9XiuJUD5mEFt6+AYPzcxzEZ6Q6nLThkpWJvJXlpkCtfYR+dbnPiwlhr8WS0GPnHf6bgCDBMzWy/UL8OZGL5MDlcB5LBHqeveoHwxkzed6lMnM6fwDVB5mk/iqiGdIVpsCijRMCL3FDO41s79ynXkKejggOqMD0Q=='),
	('kopi-lereng-senja', '1eb92fe62292da75264fba38a6239a487deee6365f751f37676c08c91d78748f', '640e30c16187937c5b2e5a5a4a8b3fdf8fa0e696340bd467a54fc571678416c9', '2026-11-30 08:00:11+00', 200, 'Rn2HiIe/VLDaZrnNcIub3ZAP4618CVBgvaiaUeIAyX5XfFFBUADBXo+jLGV0akbksnY/RXAHAYNkqqHzZjXBbq2hsl/G5ydVPOR5d4aoJxqbX3N2cftHkYx2HPpW5J/i1ZkIIBf35ExqH6wpU0/IutBOLdRDUizYydUCZaOey81Q7K9bwzoDb5PokOJfXG1vRSKrF9s2bi9fIhH60Uo/mfb+qhLov1MuyvmVeu170biqtvv2zRXyFvibU8ylsFjULaz/ObkXLvmbTuWvsflGMfcKbJPm3H8gjip5SmL6UYoy3UmxmmKpA0in5OhRFgd40xJmAszjNb/j/pPH8ACs/x6rvAHXgyfKe5bRGD0zrfT74IxQlPp1FSHbS793TB8TPRkwhHcBno9IQdFpPA+u4AgBlR3VKw4EZexlH3ccGRfiM/C65SaNsW6/apIjKy8Iw3lHfwhjmtktDbCW/BtKlrJpRy8ke2PGZEmRigmU6eIkKrM7n0dOPCs3gzwmKqDuaSoPWbACrX0BhMVWn4MiWAWd3/wOJUGhMOlT5L58wqhAM6dzfYEKeCuYzWuWR6nCfY9NR89EiaavmduN3hYXqXZWoDd6VnISSJH1WfoVRPja2TmzxmVJNAzAkiTTdcPvpnePljW8HiXFLdO/CsKZN6VKiNQwjNRxDwaETC3tRHvNzGq25vsboNyVhhXrrzG3P3VXrhovb45GHwENqVTF2ew7ooqdV1BU2Gx6X1F52Yb1RDY5TxaJteKh+FnPleeMLFN2rJHk+4seTIRtuo9EZQimlMBahoWgfnr6utuihwGV1Sz75yA3HtkuEYNxyOy+ymVttrEvCtTzNgPz1bB5hDum5tnSdRz8Tazm+V9WYtqWbyWdaO3YMNMzS7bNzY8Q'),
	('kopi-lereng-senja', '0baf1e7513a5775f88f6349f15c6afac5da04ff6071be13a92af1c251df8c063', 'fe9b6e68a3dae145179a706c62c5b08a814014799583463fe2e0e6ef34ad08d4', '2026-11-30 08:00:12+00', 200, 'brARo69iKGCW0k5r1lUJzYJ8rudw0t3QUiz4GyVsBwHElJ6B8dl6UwDq+SmO2rxVTmSlEjs/FT/4yvPZKY4UKZnZ5T0ceLBSNn3IhfSZ46elLBFiKr2qXZ2d+nD5lYEHdDKwZlMPZ5sLixbM+3doCXGAFMGAPlQ2kNWJH34hr3ztNo/HYvFFtqDSL72GLDwgX6v60iEM4t+Yilx0zdrYi1d2EACehnOF7mKqgv6+EUH4pCFwHdrgsarrVqxcBX26tx/YjWo0MwfJ2sE0k66/sn5rhB3PNK3ILf+RGHJHPMXmwET3hdSQ8m1Y2o6+N8B5dqLpwtSCuzbyMC+QxsvVN1mZJaegNFRPGtALzigAFowsEGfmFJyBCPXqQ5zmcMNwE0MYiXOzJFWtM+WWoyv8R83lXn1zdBrKl42bsSGs4I16gSUs8vV9FHFItZqQDzw4S7bGAaEZs8RF++5OHrMa1FusTyBybRTYn4W/qgvXERDS0idh4+EAi3ADMN/Qplk9qr57REPy8j09sXS6eB6FUuu++TKvSmIwpJzuWRbCELIEwIpKDA66/nLyLH4hr60nD+cTw3BfcCJge7ZaSv8='),
	('kopi-lereng-senja', 'c5b144fac096c445c069fd695bf1d9ff534a3dd3bc846f2a3abb94b81d61804f', 'ff6430666f15b91c87cf37bb6701cf5776a1399fa40a1986a5abf0294c475863', '2026-11-30 08:00:13+00', 200, 'yB6WuttI7DMYKO7tTLvY4kcXtE2tx3KAr+q3k23H8ym+gCRpQPjXq9PjADXIXBOttZFgD+e0HKPRt23wynw87sHgrC0wdUBgcmTREzzpJQ09waT0wRg6BTP69GaN4uAY'),
	('atelier-brumaire', '6ee9b20e19654279d683bd9b849e34db5395062154ef41dc7a0d3feb45b308ea', 'f687ce7da0cdb18eb39c700cbb1773144d92db1dedda40860b3b38a96d9f2211', '2026-11-30 08:00:14+00', 200, 'Qd8YsS2lE3J3Y/F6lYdQKzMlwrGqNbfn0w9UrxH/MseYfTmA9LiGwjF3UdlUdbPIXm6nSEaZnwgFVjGEzdKEt7fxiKYYRtR72qNHHqgGCwt14uU1XFQSdNygvcqgg8IRh+y9syJbwAG6bRWS7pdDV+8AacdmrMS6KEFdwaCGN+Lanb9NbEJNCQJ8jTC9X1Bmbpy20OxRQaFdz4JxrxyYFc2xK9EW59gbT+O1F6SszmIB3XJZ/DgD+wTPUgF5sKi2bFVG/6ZQNpVD2pASxjOQMeHbEpdXrpsPaFX3xMCk07GtWrsBSTLGRhRUBKT3nNZswIdZhqQP5zwxTA0nZ1O5uOfgzJ3Iz4THaogR0RK/NaQ9zHE9hnS9bCZ1H/qrJLHGWmgDXpD/aloyQYYhTb8qlyUlD+GYHOMqnDzBJW2Y8to17lOzVjUzfBNpXDHMXseaUZ67pbHHfvKRMWdyoidtxZtjoZMTOAG2FTbjZGtctqYdsAbAgBM+W7957qJLUreUetAPTnTwbKlgGO7xRRBbmKflfGlps4mEsWl8HOMZrsKB/Cv+2IgJw8+8oJBbH4vWJO+jbDs2j22Kx+AxpnJEYMQ62eYXDt3MjRbRSbfiOtpwr9829Ry+/w=='),
	('atelier-brumaire', '0cee4a60b669e2b1a705747a223a1bb08c1cd5310325e56f7b99c2a8f8119121', 'd8536c0beced468e2ae23a9924347f0c57cc416312b1d722f99543c0e951d7f6', '2026-11-30 08:00:15+00', 200, '5yDEzANtTYRThF4GwljA4UV5dzuHylspyCkzMJgNIWyydSXpCYJTIZaQLRqisf/HXccAtc6SfwcPOcHa/5Z984qCfTIL6XnSuqjYK4qryQy5Bc3NYqhDPHq+7k2AyXSkWAB9XJ9FzIpOO5ZEs3MahZLQr+g1L6l+714GVm8bKU8YPrXMXHd85/W0BRXF3/pXZMa8pgGtCGLMielF0KDFYza+InKnH0EGF0Tcr0aXuwqPwr9dI0jzk3g/ZScZ+eCKREFTuT0PjSirh3Mtxi1sgyOxscM1UBkOmpWE5LDgjR1MO/G1aafr2V90wDg43kwCkklLnq+XxnYnMWhg3xaMUFeE2hGtk2wN1NOkkOPkiFp3OHIyIrS0OOnaNdXZuPxoeqAeHPw4rdAds5zZEPvQ5wpNYhl21FDmSJ1o0CTMOuV/hrjbi8hdr5pO+FyvhK2yFZV0xg235Sm2dKz5f203WoMp1+WJFIGM7y7/Y98CF+IBuMsrizJTN3p8RtANi7xBoIJHZNF7RH3At+wWy+W+0q05aoDFcSvkasXMHHV89nhiAp5s/pS5mqGSMYAtaWZryB8Pv1zRJ5/W4agOH5UqNkFeGd6066J1hxkXsNQSprIM/xNrLIK5HRtzGDBlAKmIUvtw+rKx+/Odf0nVy/rHvqq0Zb70ZcuOXlBFWZJUPib9Zt7ievHkuVHMwxrh4wDiCcbUYNy9zgSQDWQr'),
	('almendrera-del-alto', 'a6714458b9a94dfca9fcec92e26650f48335f19c1cebcf64df5d0bf453fb90f5', '2b920086a5778f6e5bee83a7eb70e74c6f13485c0bc3c2e28bd52fe8da8a8fce', '2026-11-30 08:00:16+00', 200, 'ehUBs0lXMmgFzgnBdOWwBTtWslkix6Z0DpsBjK0JqkgsKP1Zl6AYx5qiZb7qgJu9BGcIINtQcV+se1RVH1KCmkwYF+FCQu7aiEugb0uFSnRHuZfVl13pscC3hI0Nr5LMzFc16NS/EWk83r219oBefVmb7kthYWS8hS9lOz+cfpP5cnVcoZRUNmRAaynKAOLrlfRjTGPZet/XWIK4/qnDMCKgQGa421zsatBMWKky9CuLRGG8Vaqd9TrKGdhepOjhYMoSRELE68IJestiS1yYpmtsvcRU2D0glKAaF9zk7WPN37+Y0aFJSkErELeTMn+4ntdRafweeEmyQfHkUQ9CsozaXyvyuUKOTgZpwLkNpMN34higrQL0WILoYiakJi1XEe+px7lpqcaT9ysFPizTR4AkEZl4l56C5HTr/tjsVuXvq0gHy0qFARMHKtFkMK9orgqWPrVoommoKZItX4v+DuVxHSFcoM1B7zTaUQKUFYDBhD6kMYAvs5Rf6N9M5nGrFsqvamhbFCOJOFM9WjhACEtuftqdMAA+ysiqSVNJFYX6IRmQfEBUQNiLm1Yo1x/hEKAJZvcWrogdPm4EqJsUnWV7XAS17AsFdkYg+z8Y1sVKtEjVqME6IcHNlrfmf2vasQymoA8LnGh81rqeKTtYRGCvz4s='),
	('almendrera-del-alto', '5dd19bb4118579afb81822d07eb7ec396b843e22edf5e963b56559bf8d597d2c', '95cd99072126d1cc2ebeff7bd59a9e4a55070d63d6b69ce0f03d80160ddf4749', '2026-11-30 08:00:17+00', 200, 'MSc1um7ChB2iM0IyOOiPCxcgL73nwmVw9uXqR+XLMY0ZZjRrP0se6pXcMzQeYMkDNl+Z5kj1ewmKTJ+3/L91N9J9hjGc/AYOSggGMgVRkrP4P/ga1RqMS7G9a8LkZBnTQgaTVmN7pK1/eoJ5BYM2LdxpmsdNNUuH1b+iTi6jO4NhhdzSdFIVAMR1kZU1USR0iQH78cVZhSt4b4cuuxzGdcmBLeKh2zvLfZet/KU3YA3NUuapJhicZUvBOq75BwvtXMa2CdhyH5tL01Or6f/sKLBzWz5pXCqTd8QklUIED9ByBMIrZixPZoP/bsMfaKj2xZMFyKsdzTazcQmnuZTr37IZbZCX0lv4SpDShrbCGNVkOc8Exgci3vEOSD8uZTLTjEK2u1vYBp9z8eT7fEoq4fhlbaPF6bi7m9Hq2IwmSfV+wHIP1smdZOL1cFirV8Knr3a1kQubnWJTX3nAJRfRYseZIMMe0l6+K6MnntXdcHjF7OJLQM4ZpsAbr/2kaBzwW+ceR5/muXeSOeDQDiZwxu4qWQ85vyo2h6s6FFmx5yH7rDVzCGAJO6VAgRVpgJcZcTJ+q8SLp+DoAtfK2ozlMUyXgtEabR9RkHJpYoXTp5ZIVMygABUC9paRoz1ckOUlOdeuSe4tQTXFcooy3Z+Ud0LV6OyuH7YfajME38n7fYXgszOF2aQvrSyUskLGHO4+a65e0in7+wv+jc5sxii8agBng7s9bHM2u4y7Lj7DPlES//uqCWFSDfhNrNI7V9oW0k2HAxIR/PUi3RF++e0MDaLew6mafdyBPZpOlNzQiRHvR9FV7tlV6hZAisY1nIpN60bwAEIumFMCC9yXVAmIfTLTr/zQR8IGpqmk8DoufSv28Ap0xncMX6I5wRyyeBlP3f+w/3P09D6u+59A/KOr/XjJUpeVNVJhs3gweUL9h7MRrD2twawJZyTJCsbseb0R1mSaqbSwyOreIdcX+K3l7pcNSbxJIgCEeikZVThOYzsFcM7GVf95+Cx2oSlXjHEk+aS2SQ+UAxuJG1vEngCjMTvBtMHPUjvPLul5ydyFLgYx74rrVoYoWZ/ZK0n/eGrAQLWq/Lh1P38VGEZ7mVpGc2TLhwqeU7uPDE3Os6gcs/8gW64O3JO5A13zheF8Jg5meCBVMztIfrZeNfPYPR1EkLehfbZJmwjO4lhMwNRcJsII8A3IJIxU/B8j6sp9E419hVfM12GP6vUVyBDnQWOWZJxEemwglIHntxyAy6YBPYRlfPcvhPz3eRmwYwtd9B2Ouy91YJd/zYYsBKweVRyaxVau1IX0ldTsLbZxIC8crmFSRRP1vPdx/0u6p3oIpDBnVEWhG69jzp7X6+c0fV/W'),
	('almendrera-del-alto', '6905779c2a61e1a62e5ca5105da2ec7a1c00148af635e6598d65711ea0102f0d', '7457dccda56de04d9cee17d388f1d7a3c7d5b587b58c41729104ec6635c61659', '2026-11-30 08:00:18+00', 200, 'e/TSwBG7pIXuA8JJGjHc35EsyrP9DOxDNHCFCMqYajG6p6dwNefed7h5qOpNDjTFSAxwjYJfc4Vx1Rop0HBnB/c1d66vm92H/HhzpRzXs2L4ZCoqM9kJxBMz7iBLbWg1NA12mv5sLiWKPfJLZkGrqofbZaBvL4v+qRfHCsmJzS6rCwVYCjs38N8XknA+yS1BEHUq1h7U4ic+Y62YmpETB4NxBDzEWAcq4Zacw3YqHLvTmodAQHRGxjQijBVAo4qAPXpcZWeMhBW7vDYx+58lTjSOSMRAmOKy7HbHgqCiN1o7rB50fPqAO4uHFa28zDGPnnCW5HQrqZavDhlXLZE6ctJkMjhdU4W4XSXDqK0SOA6HdhS26Bvhi7Wkd9nYDEuIyrea89U59ZAe/ovMK/J8gH3BiwFl+Zz3hzNG8WK3j3xvQmXLGSx4V1oUlrtFbsf0rZa4mUhyXeHxXUtfwDUyGfXjkMnhRLn4ADL2HB5H7zmUvvMUN13tlDA7pN+5FCbbfhkoATPYVoI3buhxhwuALoEUHJuJkf/VTSVPJWqUZV8xci9HCwZT47jg7JGixh4l1VXoA/Jngmd49yioOy3oRktw6x0bi804sfDSlnVcYz6fxlww+YprtdG629fhsMvwPIPz09SQSjQPo6fWoKxeJ7NM2OrklJ0wfSSU8zY3NK/OuGIxr4GELcRsLIIrmCXloTMeWMuSNW/eh2ETLjXmctD9Jq8MMzuRc2xEp41ZUc8teRU8ogFQnpARvF3Ao6J0MPH179j9VU9NRocMsdwN30BZIwJIXLIB7ryAwlcRPw31ii5puQ=='),
	('fernwood-outreach', 'e2780504144db1fe03efcb2742acf37e5cd7278ab1f529007af3db4b99b764c9', '7a5001a56651824a1058444cec810594a4f3d8621733dd22b6f903da6931d21d', '2026-11-30 08:00:19+00', 200, 'm2aFkHqCmLtSD/vJv010hgX4AbqIfAIq9Vo3vBtWhqvucJpej96/S8V+JXlcdnGwyoYFL9m9tvNI/zohka6rajqoSD40CMvml/XscJb5we4CAjQIL/eNNir6FQqu9xDAfspX5xHd2DGT+39X1LjvbdJW6YRNGfWIAOF762ygd/cm8gMiP1MfoJqnAa3BGAbkYPU4n59DsCHKACdLz5NWzccwFdyphUCHRj+C4uY6RSeDbg+kdxEFj35Ft1/hZN8g2wUk3H8keuyp99ksprvWE1lsqh1nooASNPd4Dxn3L7YGkLFDZvOUoeWkZa3yM8Y3T8zBZxgiVtbCKV2DTzI8hzPQx5BSeGB0Z7cKFUiYedQvV8sXKn0k3tYW+a8B/fOne8zynEn6DEG8PadqwpBDvpIQxtEbAE6NDrJCFIA6LKK/6wIWYb5m85DuMdFCO+ryQ0WtO2oKUgSU4bHCoSWa0kzAvOxwat9LogXD9Tj2MiPU+ditqOsWeh6c83sXnAjUE3RRJb5YQhMlF/yeWMr+yd9kQvgsII4G/AFbM9nxDIbXulWpWOouvmr942Fv2dLL+A1aOBGt8xiW7+LXJJ95ZpvxJ+7hjiovxn0v+jB6QzQS2nW09kogGbbqpkmIYjnyY24ZRCxK1PTW0JgdnTmxQ0cPy64yuJ+QIOlAHR/8aROZnqnrUfa1M0sZx6eQyIMZ7W5aWPzYyhFCY7vLYz1OuHz49zHyAMek7oT/lhY0NHZHjDGA8xh4EqKfe8jWFabQM8Cvg+C73dfHMZ5be6yW18bdDQm2DWxICojL83iStpKViovVVe3sNUT2W9pcNCxyuHJx0Moa5+/yDumvt69DlzrZy6h/2TYweD4+u8h/iD3Ec6RsD/4rtRNeU+qeAdt4bV9CnFVzdVpAjmaf8PsIeQOCN4GlEOUTjg=='),
	('fernwood-outreach', '3d1c28a3a29f5739527adf6cfd1b5931088f96898585ae801f954eb668e7bb16', '6197f25346579b8399cdaef735c4061f581fae76822df318b91b47238e31aefb', '2026-11-30 08:00:20+00', 200, '6ow2l6cthN4QReJKysjoZF1s82DZyefZ72uW5j6IYDUsq+MFqUjpufiou+SxnHGbzunS+cfMcHKrTQOsgqyuT++tVNsWZPaVv7xfIaYl6fx9e467sLAV8wmLBJ74uUQ6M/PX3W7tbFpRf8a3FiqGV256Up0K1U04D4zafYqyHqtDPB7HA9dnMv+Ye3IvpcFYIgUmC+ktRRXTCm4ZcpVVI9NCYqfADBDioIr51hdH+KyxxOh/f8ZW13fJIoY9xpOS/ah2FTALijZA4NZi2S0pD0SWCUTyc7YjAR8dmq/pfKWUT1U1QX8dkj28bonsZgYEjgBAR0PJXgdhU3sE4vu/PYg9Nrmjwms665NrDSh9Yrj3rkXw/fHgXLAMvohYi3Ev4556aeTdALmcr3WSXmQufnBdXi/jGPSX/k2by1pkLtYKXUFsNybLmwe8KhsBsWMamMi7bIUMUpfySnAnrnCFcHe7GhykPmUDBYYdEFPu+d6v7LECSN4vKHyK4/tMKV3KlGAgD6EuFWTgi4U7RCHVhN3OgAOYv98a7sbu7wafirwKuYI6KDWNQGpe3Gmzn64GuUyQw4x8/ZP4PB2li24Ish+eJtwNJx6ouwmNTOcXKTEfq5sj4Bh99mgwHaNNIvfDIkmzBiWtZ9ZhuHCd'),
	('fernwood-outreach', 'bc112f7446ddf4a678e1f139825e2295b4c220a84eb33c1736c512bea5976a5e', '9ef77d245d5f63458dc9723ba52a0a6546f1fc1116e1945cae78182afc0421cc', '2026-11-30 08:00:21+00', 200, 'NJYGUDoRX7cSIEn0W54q01BKpQwyKfiF0DVf+wnCFHpnf69lbtWlR8Vn5MUpqTvVNsNLHVQ5Qqr6eY4JaFSzZrt1hoCrGsFv9dtyWqgrBj0SO28pzV7qoLLq9/Ldh/+qP9FkD/YBbXkTuY1tLm7mv+kmrGcJPLhn1MQiWN7SPmY2OsdCPeud3YzBCxIxj/0qdW6w791ntzx+G6w8ZkZMpVVlqpMm3B8VZtW2rJY3LcKDxW8NqWyCMhiTwnVFTxIeESb1Q17UliV3lCSofQEiySkeEairhzga/32nr8DZBg6hibu0XPwqvWmLrIUTpZlrc3mUXPQ1popA/niANvfPqlacsu1XSYl4E4vA5mW4SXkepdSE5MecyfPvOrsX3qBWR4y1W+GB2wc8c841s0L74o2Th8kVhtWgY1NNqTkqDCdijqkh8PFlclrOaRz3KMRQ5NDfpPBfa1xiajbF2SCBlHThhH/cKg3YEDAPDrPli2U0lu0s2E1+FXNuf5pXYCXKydM8Fv5Imkl0/UZ5z7Qz1fmr4o7rEAFJAuv737Co9g4r3O2QYI7YXmlbef6UUYxPrbYqDso='),
	('fernwood-outreach', '9de340569ae101c92e8b95c23824b115da74c498fed2301dc55b24988afb7d6d', 'cfc01cc0bb6a468604e096ec28e71b20b034c61c9360adb5aa81350bd1d6c958', '2026-11-30 08:00:22+00', 200, 'E4VfwuWPDyNVYis6MvVhOinxrd+n2b6KoLBbUS3vMPWdWRO8jAKVr37NHqcplkKwLkWwa8b3zhicaZ3SxrVGBYrxf+Jmfsr5evcKWwNzAPGxhtr7kCNztWKaUztIiyocot3achnhkM3/PJDklVeHd59u6tDszgwYsrauXm0/EZ08XUu7Yq7B9AzplhHs+sa7946Afv6if7Sp1jvh7UWDoNWpFt8fuFY9CMvU7G9rJMY+23MurOSekbFEZNPvLUD2lUogPv4iUpBrhfNw5Jen1OsgeBzI8/nQ9zelUq9mBT6AAMrph12qzwf9VW2vqzXWCK3O23hq4HmSoUuJdC2Eobu2mbif/jmTKXqjqXl6V2BI+JAH9SIYlv9toXfN+mEMJACIy8A/XKqynsB5HfvRGZPmm6BMS0um5XfK/L63nExOA7PL5tByFbCJXu5lIE388rrz55tDbnWnsoktVkZW6WPPTnggjitZqhFHYSSRzKHV+Dc0/PV94J5XR3AQFhVO3I0VNg9o9+l5t9vcsUqd8n7FeQcE8EN/p5Q64kWiqg01YZikA4exq8niO9/nmEVW68mNhLreYZg4dn8inbKU8pdQLbEzYpX07TBhsrrLK9dPsW2cHA0qHw6q7z+xnJg8K6+fsDlUAGG8oku8WfL4ObbROsdaurpXC5RUc9P7FNTu5Q35U1OkThIibfcuCvK1yRK7kRp9iz5TKfyauucuK9aUoGL9rNByN+uxTaUpu5BToKo0');

INSERT INTO public.kysely_migration (name, "timestamp") VALUES
	('0001-first', '2026-11-22T02:14:00.000Z'),
	('0002-new-link-wanted', '2026-11-22T02:14:00.000Z'),
	('0003-access-changes', '2026-11-22T02:14:00.000Z');

INSERT INTO public.kysely_migration_lock (id, is_locked) VALUES
	('migration_lock', 0);

INSERT INTO public.login (id, "accountId", "providerId", "userId", "accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", scope, password, "createdAt", "updatedAt") VALUES
	('64c51506-cb39-43ee-81ae-537ea4728a05', 'ratna', 'credential', 'ratna', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('3c51f673-0d78-4c75-8b3b-d19f18524eba', 'budi', 'credential', 'budi', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('565a3a17-f9c1-48df-8a78-56e8a7693c30', 'sari', 'credential', 'sari', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('181d8686-0b7a-483b-8d5f-8c0b38b7c7d2', 'wagiman', 'credential', 'wagiman', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('76e5c28b-d881-4758-829a-3a9f5ebb5548', 'gede', 'credential', 'gede', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('b6511e87-72fd-43cb-8e4b-be3e607d3c59', 'siti', 'credential', 'siti', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('0bc2cf9b-fc1f-4775-8c04-a2e4c840e163', 'dewi', 'credential', 'dewi', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('fec6d8cb-0e2a-4636-8321-1467b22d83cf', 'andreas', 'credential', 'andreas', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('caf99bf6-3a5d-4ac6-82f3-9933ec263d2e', 'nuraini', 'credential', 'nuraini', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('841c3804-9d60-4200-8d61-d5daa2eddd7f', 'tono', 'credential', 'tono', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('c8c1ffe1-de52-4d64-8f2c-6e718eb73bad', 'maria', 'credential', 'maria', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('147656ee-831d-4aee-8a8c-53fb443ffeaa', 'helene', 'credential', 'helene', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('cee8b3a0-bf03-484c-8836-5e653be9a33b', 'mathis', 'credential', 'mathis', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('8614999a-c408-4084-8f31-0c0d7e32f954', 'ines', 'credential', 'ines', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('e626e058-50bb-43e2-834d-ce1364a2f085', 'jean-baptiste', 'credential', 'jean-baptiste', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('e4f91186-0119-465c-85da-53f40961e192', 'astreinte', 'credential', 'astreinte', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('01f1ff21-4e38-4f67-8e6d-c8db0ac417f0', 'oceane', 'credential', 'oceane', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('444fc4b4-f725-426c-8799-a650b6cdf20c', 'thibault', 'credential', 'thibault', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('2e341e00-5f6c-4cce-820c-f6284ac213a4', 'zoe', 'credential', 'zoe', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('e3a566b4-bf8a-4a02-883c-b59b7bd52d30', 'severine', 'credential', 'severine', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('69bbea5f-6288-4ce9-80bf-57e3f07bd2d6', 'claire', 'credential', 'claire', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('f9e44c85-48cb-4e25-88b9-f1ac3b047e94', 'carmen', 'credential', 'carmen', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('db3f2b85-52a1-4c39-8440-1127c58b16bb', 'inigo', 'credential', 'inigo', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('4f3d36a0-963b-4ab2-8fba-dbd130f7a498', 'lucia', 'credential', 'lucia', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('9f39f87d-c62f-42c8-8898-aa5ebf08f5cf', 'jose-maria', 'credential', 'jose-maria', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('d1422e08-0704-4169-86ae-64a36edfce3d', 'guillem', 'credential', 'guillem', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('77472ca4-35a0-4935-8884-a262a6640333', 'pablo', 'credential', 'pablo', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('2b868404-c7ab-4fab-8eb7-1fbacf0fdfe5', 'priya', 'credential', 'priya', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('3aff3b8f-53ba-4c7e-8a31-300ae4f9d05c', 'marcus', 'credential', 'marcus', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('2cc9c302-8e28-4c5f-8e3e-f2354c704bb0', 'aisyah', 'credential', 'aisyah', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('7593cb89-c370-44a2-867d-26e6dcca1c55', 'daniel', 'credential', 'daniel', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('60193820-6d81-4617-80ad-7bc4003bff43', 'thanhmai', 'credential', 'thanhmai', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('49238205-d2b0-4969-8e22-0ebe9d23b381', 'joy', 'credential', 'joy', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('c0385552-56f6-435f-8305-e7b048a6ab49', 'arjun', 'credential', 'arjun', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('35f17e45-cfb4-44e6-8fbc-76eeb274c8f3', 'siobhan', 'credential', 'siobhan', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('3789b678-b47e-4289-8ff2-7813193a9030', 'kenji', 'credential', 'kenji', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('3dd4a96c-962a-42c3-87cd-92e5d265103d', 'farah', 'credential', 'farah', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('5b0607cf-a37c-4def-8034-0488873b4ea8', 'chloe', 'credential', 'chloe', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('f34a5edd-3b6b-443e-86fa-6cedf6d13026', 'wenjie', 'credential', 'wenjie', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('f9602c8c-e8cc-49a6-85c5-5d1818fc3bb5', 'rosalind', 'credential', 'rosalind', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('f5670c08-bb8d-4a89-8c9d-d7b78ecdb1ae', 'imran', 'credential', 'imran', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('3cd3c527-612e-4943-8ccd-44204fb5da8d', 'peter', 'credential', 'peter', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('eb56cfb1-abe4-4beb-8add-2afdd69c6542', 'grace', 'credential', 'grace', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$7WMREeQGXr3zXE6yE7/CdA$6f4oESwbh6SLnrCYutqVVkAY0V+5Rro0i6bmxDDc0ho', '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('afd9c1aa-7c83-4b36-8ee5-440f56d2ea71', '0mx2z9vmg000l-ebbthVc1bvH4', 'credential', '0mx2z9vmg000l-ebbthVc1bvH4', NULL, NULL, NULL, NULL, NULL, NULL, '$argon2id$v=19$m=47104,t=1,p=1$LtMJiPjriaO3Ya5ZhOsPnQ$3tAck7ipjp1qktflLebOPrhuowbxauWEbSMu6ODg/Sg', '2026-11-30 08:00:07+00', '2026-11-30 08:00:07+00');

INSERT INTO public.mails (id, account_id, invitation_id, at, kind, locale, to_name, to_address, subject, text, html, link, state, attempts, due_at, reason) VALUES
	('0mwr7dzww0002-2SPlZIed6Eq7', 'kopi-lereng-senja', '0mwr7dzww0001-p3ca80B41tGS', '2026-11-22 02:14:02+00', 'invitation', 'id', NULL, 'luh@kopilereng.example', 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka', '', NULL, NULL, 'sent', 1, '2026-11-22 02:19:02+00', NULL),
	('0mwr7dzww0005-jePfcZL8zDS9', 'kopi-lereng-senja', '0mwr7dzww0004-hm1iRgZsk0V1', '2026-11-22 02:14:02+00', 'invitation', 'id', NULL, 'ketut@kopilereng.example', 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka', '', NULL, NULL, 'failed', 1, '2026-11-22 02:19:02+00', 'mailbox-unknown'),
	('0mx2z9u2w0007-Tqfum13ev1dA', 'kopi-lereng-senja', NULL, '2026-11-30 08:00:05+00', 'new-link-wanted', 'id', 'Ratna Kusumawardani', 'ratna@kopilereng.example', 'Seseorang meminta link undangan baru', 'Halo,

Undangan untuk luh@kopilereng.example ke akun CV Kopi Lereng Senja tidak dapat digunakan lagi, dan link baru diminta.

Untuk mengirimnya, buka daftar undangan lalu pilih kirim ulang.

Lumbung Hosting
', '<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Seseorang meminta link undangan baru</title></head>
<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">
<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>
<font face="Helvetica, Arial, sans-serif">
<p>Halo,</p>
<p>Undangan untuk luh@kopilereng.example ke akun CV Kopi Lereng Senja tidak dapat digunakan lagi, dan link baru diminta.</p>
<p>Untuk mengirimnya, buka daftar undangan lalu pilih kirim ulang.</p>
<p>Lumbung Hosting</p>
</font>
</td></tr></table>
</body>
</html>
', NULL, 'queued', 0, '2026-11-30 08:00:05+00', NULL),
	('0mx2z9uuo000j-VGEIjwIJXGpF', 'kopi-lereng-senja', '0mx2z9uuo000i-LTYLUYY92ZIK', '2026-11-30 08:00:06+00', 'invitation', 'id', NULL, 'dian@kopilereng.example', 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka', 'Halo,

Ratna Kusumawardani (ratna@kopilereng.example) telah mengundang Anda ke akun CV Kopi Lereng Senja di Lumbung Hosting.

Anda akan dapat:
  Lihat & Bayar Faktur
  Lihat & Buka Tiket Dukungan

Terima undangan: http://localhost:4180/hosting-account/accept/#R1IipfYFuuzdGMyovKjq2gLhMC2LZ3_aCLOhnoHx6d0

Jika Anda sudah memiliki akun pengguna, masuklah dengan kredensial login yang ada. Jika belum memiliki akun pengguna, Anda dapat membuatnya.
Link ini hanya untuk Anda dan berlaku selama 7 hari, sampai 7 Desember 2026 pukul 15.00 Waktu Indonesia Barat. Setelah itu, minta Ratna Kusumawardani mengirim ulang undangan.

Jika Anda tidak mengenal Ratna Kusumawardani atau CV Kopi Lereng Senja, abaikan email ini. Tidak akan terjadi apa-apa tanpa persetujuan Anda.

Lumbung Hosting
', '<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>CV Kopi Lereng Senja telah mengundang Anda ke akun mereka</title></head>
<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">
<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>
<font face="Helvetica, Arial, sans-serif">
<p><small>Berlaku sampai 7 Desember 2026 pukul 15.00 Waktu Indonesia Barat.</small></p>
<p>Halo,</p>
<p>Ratna Kusumawardani (ratna@kopilereng.example) telah mengundang Anda ke akun CV Kopi Lereng Senja di Lumbung Hosting.</p>
<p>Anda akan dapat:</p><ul><li>Lihat &amp; Bayar Faktur</li><li>Lihat &amp; Buka Tiket Dukungan</li></ul>
<p><a href="http://localhost:4180/hosting-account/accept/#R1IipfYFuuzdGMyovKjq2gLhMC2LZ3_aCLOhnoHx6d0"><strong>Terima undangan</strong></a></p>
<p>Jika Anda sudah memiliki akun pengguna, masuklah dengan kredensial login yang ada. Jika belum memiliki akun pengguna, Anda dapat membuatnya.<br>Link ini hanya untuk Anda dan berlaku selama 7 hari, sampai 7 Desember 2026 pukul 15.00 Waktu Indonesia Barat. Setelah itu, minta Ratna Kusumawardani mengirim ulang undangan.</p>
<p>Jika Anda tidak mengenal Ratna Kusumawardani atau CV Kopi Lereng Senja, abaikan email ini. Tidak akan terjadi apa-apa tanpa persetujuan Anda.</p>
<p>Lumbung Hosting</p>
</font>
</td></tr></table>
</body>
</html>
', 'http://localhost:4180/hosting-account/accept/#R1IipfYFuuzdGMyovKjq2gLhMC2LZ3_aCLOhnoHx6d0', 'queued', 0, '2026-11-30 08:00:06+00', NULL),
	('0mx2z9uuo000a-a4iRl6lfsc8x', 'kopi-lereng-senja', '0mx2z9uuo0009-K3vjlpgGoeG4', '2026-11-30 08:00:06+00', 'invitation', 'id', NULL, 'wayan@kopilereng.example', 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka', '', NULL, NULL, 'superseded', 0, '2026-11-30 08:00:06+00', NULL),
	('0mx2z9uuo000d-VLinPe_0cQuv', 'kopi-lereng-senja', '0mx2z9uuo000c-lQ6G9BWSL4y7', '2026-11-30 08:00:06+00', 'invitation', 'id', NULL, 'yuni@kopilereng.example', 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka', '', NULL, NULL, 'superseded', 0, '2026-11-30 08:00:06+00', NULL),
	('0mx2z9uuo000g-H1viKN0T6SiM', 'kopi-lereng-senja', '0mx2z9uuo000f-q6jH1TZGkXGG', '2026-11-30 08:00:06+00', 'invitation', 'id', NULL, 'eko@kopilereng.example', 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka', '', NULL, NULL, 'superseded', 0, '2026-11-30 08:00:06+00', NULL),
	('0mx2z9ypk000q-vD63gEgvcjE8', 'kopi-lereng-senja', 'invitation-maria', '2026-11-30 08:00:11+00', 'invitation', 'id', NULL, 'maria@studioombak.example', 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka', 'Halo,

Ratna Kusumawardani (ratna@kopilereng.example) telah mengundang Anda ke akun CV Kopi Lereng Senja di Lumbung Hosting.

Anda akan dapat:
  Lihat Domain
  Kelola Pengaturan Domain

Terima undangan: http://localhost:4180/hosting-account/accept/#TRWWgtcn_XRrql74XvCe6uO9ABRc6zkNJGc9JlPcCmc

Jika Anda sudah memiliki akun pengguna, masuklah dengan kredensial login yang ada. Jika belum memiliki akun pengguna, Anda dapat membuatnya.
Link ini hanya untuk Anda dan berlaku selama 7 hari, sampai 7 Desember 2026 pukul 15.00 Waktu Indonesia Barat. Setelah itu, minta Ratna Kusumawardani mengirim ulang undangan.

Jika Anda tidak mengenal Ratna Kusumawardani atau CV Kopi Lereng Senja, abaikan email ini. Tidak akan terjadi apa-apa tanpa persetujuan Anda.

Lumbung Hosting
', '<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>CV Kopi Lereng Senja telah mengundang Anda ke akun mereka</title></head>
<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">
<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>
<font face="Helvetica, Arial, sans-serif">
<p><small>Berlaku sampai 7 Desember 2026 pukul 15.00 Waktu Indonesia Barat.</small></p>
<p>Halo,</p>
<p>Ratna Kusumawardani (ratna@kopilereng.example) telah mengundang Anda ke akun CV Kopi Lereng Senja di Lumbung Hosting.</p>
<p>Anda akan dapat:</p><ul><li>Lihat Domain</li><li>Kelola Pengaturan Domain</li></ul>
<p><a href="http://localhost:4180/hosting-account/accept/#TRWWgtcn_XRrql74XvCe6uO9ABRc6zkNJGc9JlPcCmc"><strong>Terima undangan</strong></a></p>
<p>Jika Anda sudah memiliki akun pengguna, masuklah dengan kredensial login yang ada. Jika belum memiliki akun pengguna, Anda dapat membuatnya.<br>Link ini hanya untuk Anda dan berlaku selama 7 hari, sampai 7 Desember 2026 pukul 15.00 Waktu Indonesia Barat. Setelah itu, minta Ratna Kusumawardani mengirim ulang undangan.</p>
<p>Jika Anda tidak mengenal Ratna Kusumawardani atau CV Kopi Lereng Senja, abaikan email ini. Tidak akan terjadi apa-apa tanpa persetujuan Anda.</p>
<p>Lumbung Hosting</p>
</font>
</td></tr></table>
</body>
</html>
', 'http://localhost:4180/hosting-account/accept/#TRWWgtcn_XRrql74XvCe6uO9ABRc6zkNJGc9JlPcCmc', 'queued', 0, '2026-11-30 08:00:11+00', NULL),
	('0mx2za10w000v-ix32ojRqnTaA', 'atelier-brumaire', NULL, '2026-11-30 08:00:14+00', 'set-password', 'fr', 'Nadia', 'nadia@atelier-brumaire.example', 'Vous pouvez accéder au compte de Atelier Brumaire SARL', 'Bonjour,

Un accès au compte de Atelier Brumaire SARL chez Grand Largue Serveurs vous a été ouvert.

Définir votre mot de passe : http://localhost:4180/server-panel/accept/#BjeR6ETyjqR0ZTG6K5EgLOPelGpmO0ezP-ecEY9b-0E

Ce lien vous est personnel et reste valable 7 jours, jusqu’au 7 décembre 2026 à 09:00 heure normale d’Europe centrale.

Grand Largue Serveurs
', '<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Vous pouvez accéder au compte de Atelier Brumaire SARL</title></head>
<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">
<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>
<font face="Helvetica, Arial, sans-serif">
<p><small>Valable jusqu’au 7 décembre 2026 à 09:00 heure normale d’Europe centrale.</small></p>
<p>Bonjour,</p>
<p>Un accès au compte de Atelier Brumaire SARL chez Grand Largue Serveurs vous a été ouvert.</p>
<p><a href="http://localhost:4180/server-panel/accept/#BjeR6ETyjqR0ZTG6K5EgLOPelGpmO0ezP-ecEY9b-0E"><strong>Définir votre mot de passe</strong></a></p>
<p>Ce lien vous est personnel et reste valable 7 jours, jusqu’au 7 décembre 2026 à 09:00 heure normale d’Europe centrale.</p>
<p>Grand Largue Serveurs</p>
</font>
</td></tr></table>
</body>
</html>
', 'http://localhost:4180/server-panel/accept/#BjeR6ETyjqR0ZTG6K5EgLOPelGpmO0ezP-ecEY9b-0E', 'queued', 0, '2026-11-30 08:00:14+00', NULL),
	('0mx2za1so000x-2mUtClb56P9n', 'atelier-brumaire', NULL, '2026-11-30 08:00:15+00', 'confirm-address', 'fr', NULL, 'rayan.moulin@atelier-brumaire.example', 'Confirmez votre nouvelle adresse e-mail', 'Bonjour,

rayan.moulin@atelier-brumaire.example doit servir pour le compte de Atelier Brumaire SARL chez Grand Largue Serveurs.

Confirmer cette adresse : http://localhost:4180/server-panel/accept/#lnIHhldONrPPH12d_RivaJZdTTYcCeCgqp-xLAurS54

Ce lien vous est personnel et reste valable 7 jours, jusqu’au 7 décembre 2026 à 09:00 heure normale d’Europe centrale.

Si cela ne vous dit rien, ignorez cet e-mail : rien ne changera sans vous.

Grand Largue Serveurs
', '<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Confirmez votre nouvelle adresse e-mail</title></head>
<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">
<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>
<font face="Helvetica, Arial, sans-serif">
<p><small>Valable jusqu’au 7 décembre 2026 à 09:00 heure normale d’Europe centrale.</small></p>
<p>Bonjour,</p>
<p>rayan.moulin@atelier-brumaire.example doit servir pour le compte de Atelier Brumaire SARL chez Grand Largue Serveurs.</p>
<p><a href="http://localhost:4180/server-panel/accept/#lnIHhldONrPPH12d_RivaJZdTTYcCeCgqp-xLAurS54"><strong>Confirmer cette adresse</strong></a></p>
<p>Ce lien vous est personnel et reste valable 7 jours, jusqu’au 7 décembre 2026 à 09:00 heure normale d’Europe centrale.</p>
<p>Si cela ne vous dit rien, ignorez cet e-mail : rien ne changera sans vous.</p>
<p>Grand Largue Serveurs</p>
</font>
</td></tr></table>
</body>
</html>
', 'http://localhost:4180/server-panel/accept/#lnIHhldONrPPH12d_RivaJZdTTYcCeCgqp-xLAurS54', 'queued', 0, '2026-11-30 08:00:15+00', NULL),
	('0mx2za1so000y-No1qMrsPfY6O', 'atelier-brumaire', NULL, '2026-11-30 08:00:15+00', 'address-changed', 'fr', 'Rayan Moulin', 'rayan@atelier-brumaire.example', 'Votre adresse e-mail va changer', 'Bonjour,

Votre adresse pour le compte de Atelier Brumaire SARL chez Grand Largue Serveurs doit devenir rayan.moulin@atelier-brumaire.example. Le changement attend la confirmation de la nouvelle adresse.

Si c’est une erreur, prévenez le propriétaire du compte.

Grand Largue Serveurs
', '<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Votre adresse e-mail va changer</title></head>
<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">
<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>
<font face="Helvetica, Arial, sans-serif">
<p>Bonjour,</p>
<p>Votre adresse pour le compte de Atelier Brumaire SARL chez Grand Largue Serveurs doit devenir rayan.moulin@atelier-brumaire.example. Le changement attend la confirmation de la nouvelle adresse.</p>
<p>Si c’est une erreur, prévenez le propriétaire du compte.</p>
<p>Grand Largue Serveurs</p>
</font>
</td></tr></table>
</body>
</html>
', NULL, 'queued', 0, '2026-11-30 08:00:15+00', NULL),
	('0mx2za3c80013-CvFyjegNMiQS', 'almendrera-del-alto', '0mx2za3c80012-z2RicyLspl6I', '2026-11-30 08:00:17+00', 'invitation', 'es', NULL, 'beatriz@almendrera.example', 'Cooperativa Almendrera del Alto, S. Coop. te ha invitado a su cuenta', 'Hola:

Carmen Ortúzar Villaescusa (carmen@almendrera.example) te ha invitado a la cuenta de Cooperativa Almendrera del Alto, S. Coop. en Nube de Encina.

Podrás:
  Ver dominios

Aceptar la invitación: http://localhost:4180/client-area/accept/#n7hio8H7EQutt3NHEAFeN7v1Pfu_3mk22ISXYnHebGg

Si ya tienes una cuenta de usuario, conéctate con tus credenciales actuales. Si todavía no la tienes, podrás crear una.
El enlace es solo para ti y es válido durante 7 días, hasta el 7 de diciembre de 2026 a las 09:00 hora estándar de Europa central. Pasado ese plazo, pide a Carmen Ortúzar Villaescusa que te la reenvíe.

Si no conoces a Carmen Ortúzar Villaescusa ni a Cooperativa Almendrera del Alto, S. Coop., ignora este correo. No ocurrirá nada sin ti.

Nube de Encina
', '<!doctype html>
<html lang="es">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Cooperativa Almendrera del Alto, S. Coop. te ha invitado a su cuenta</title></head>
<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">
<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>
<font face="Helvetica, Arial, sans-serif">
<p><small>Válido hasta el 7 de diciembre de 2026 a las 09:00 hora estándar de Europa central.</small></p>
<p>Hola:</p>
<p>Carmen Ortúzar Villaescusa (carmen@almendrera.example) te ha invitado a la cuenta de Cooperativa Almendrera del Alto, S. Coop. en Nube de Encina.</p>
<p>Podrás:</p><ul><li>Ver dominios</li></ul>
<p><a href="http://localhost:4180/client-area/accept/#n7hio8H7EQutt3NHEAFeN7v1Pfu_3mk22ISXYnHebGg"><strong>Aceptar la invitación</strong></a></p>
<p>Si ya tienes una cuenta de usuario, conéctate con tus credenciales actuales. Si todavía no la tienes, podrás crear una.<br>El enlace es solo para ti y es válido durante 7 días, hasta el 7 de diciembre de 2026 a las 09:00 hora estándar de Europa central. Pasado ese plazo, pide a Carmen Ortúzar Villaescusa que te la reenvíe.</p>
<p>Si no conoces a Carmen Ortúzar Villaescusa ni a Cooperativa Almendrera del Alto, S. Coop., ignora este correo. No ocurrirá nada sin ti.</p>
<p>Nube de Encina</p>
</font>
</td></tr></table>
</body>
</html>
', 'http://localhost:4180/client-area/accept/#n7hio8H7EQutt3NHEAFeN7v1Pfu_3mk22ISXYnHebGg', 'queued', 0, '2026-11-30 08:00:17+00', NULL),
	('0mx2za774001a-dgKfQS4UaFMu', 'fernwood-outreach', '0mx2za7740019-VDwetFR2W2Z0', '2026-11-30 08:00:22+00', 'invitation', 'en', NULL, 'nora@fernwood.example', 'Fernwood Outreach has invited you to their account', 'Hello,

Priya Raghunathan (priya@fernwood.example) has invited you to the account of Fernwood Outreach at Pelican Relay.

You will be able to:
  User
  Reports & Logs
  Sub-accounts: 2

Accept the invitation: http://localhost:4180/messaging-portal/accept/#C01qoMLqQrgN_vlm7_JyJ4i-qYa0bMsxv0-BGJUQBmg

Set your password on the way; you sign in with it from then on.
The link is for you only and is valid for 7 days, until December 7, 2026 at 04:00 PM Singapore Standard Time. After that, ask Priya Raghunathan to send it again.

If you do not know Priya Raghunathan or Fernwood Outreach, ignore this email. Nothing happens without you.

Pelican Relay
', '<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Fernwood Outreach has invited you to their account</title></head>
<body bgcolor="#f4f5f7" text="#1d2129" link="#1d55c4">
<table role="presentation" align="center" width="560" cellpadding="24" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td>
<font face="Helvetica, Arial, sans-serif">
<p><small>Valid until December 7, 2026 at 04:00 PM Singapore Standard Time.</small></p>
<p>Hello,</p>
<p>Priya Raghunathan (priya@fernwood.example) has invited you to the account of Fernwood Outreach at Pelican Relay.</p>
<p>You will be able to:</p><ul><li>User</li><li>Reports &amp; Logs</li><li>Sub-accounts: 2</li></ul>
<p><a href="http://localhost:4180/messaging-portal/accept/#C01qoMLqQrgN_vlm7_JyJ4i-qYa0bMsxv0-BGJUQBmg"><strong>Accept the invitation</strong></a></p>
<p>Set your password on the way; you sign in with it from then on.<br>The link is for you only and is valid for 7 days, until December 7, 2026 at 04:00 PM Singapore Standard Time. After that, ask Priya Raghunathan to send it again.</p>
<p>If you do not know Priya Raghunathan or Fernwood Outreach, ignore this email. Nothing happens without you.</p>
<p>Pelican Relay</p>
</font>
</td></tr></table>
</body>
</html>
', 'http://localhost:4180/messaging-portal/accept/#C01qoMLqQrgN_vlm7_JyJ4i-qYa0bMsxv0-BGJUQBmg', 'queued', 0, '2026-11-30 08:00:22+00', NULL);

INSERT INTO public.member_tallies (account_id, sign_in, members) VALUES
	('toko-rumah-jahe', 'active', 1),
	('cabinet-marolle', 'active', 1),
	('libreria-ciguena-azul', 'active', 1),
	('quillbrook-studio', 'active', 1),
	('kopi-lereng-senja', 'active', 9),
	('atelier-brumaire', 'active', 12),
	('almendrera-del-alto', 'active', 4),
	('almendrera-del-alto', 'none', 7),
	('fernwood-outreach', 'active', 10),
	('fernwood-outreach', 'deactivated', 4);

INSERT INTO public.members (account_id, id, version, email, canonical, name, fields, sign_in, is_owner, role, profile, permissions, scope_all, scope_ids, subscriptions, until, pending_email, invited_as, last_sign_in_at, joined_at, invited_by, changed, links, link_hashes, sort_name, search) VALUES
	('kopi-lereng-senja', 'ratna', 1, 'ratna@kopilereng.example', 'ratna@kopilereng.example', 'Ratna Kusumawardani', '{}', 'active', true, NULL, NULL, '{profile,contacts,emails,products,manageproducts,productsso,domains,managedomains,invoices,quotes,orders,affiliates,tickets}', false, '{}', '{}', NULL, NULL, NULL, '2026-11-22 02:14:00+00', '2023-09-19 02:14:00+00', 'null', 'null', 'null', '{}', 'ratna kusumawardani', 'ratna kusumawardani
ratna@kopilereng.example'),
	('kopi-lereng-senja', 'budi', 1, 'budi@kopilereng.example', 'budi@kopilereng.example', 'Budi Santoso', '{}', 'active', false, NULL, NULL, '{profile,contacts,products,manageproducts,invoices,tickets}', false, '{}', '{}', NULL, NULL, NULL, '2026-11-21 02:14:00+00', '2024-05-24 02:14:00+00', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'null', 'null', '{}', 'budi santoso', 'budi santoso
budi@kopilereng.example'),
	('kopi-lereng-senja', 'gede', 1, 'gede@lerengdev.example', 'gede@lerengdev.example', 'I Gede Agus Mahendra', '{}', 'active', false, NULL, 'technical', '{products,manageproducts,productsso,domains,managedomains,tickets}', false, '{}', '{}', NULL, NULL, NULL, '2026-11-21 21:14:00+00', '2026-05-01 02:14:00+00', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'null', 'null', '{}', 'i gede agus mahendra', 'i gede agus mahendra
gede@lerengdev.example'),
	('kopi-lereng-senja', 'siti', 1, 'siti.khadijah.putri.handayani.kusumaningrum@kopilereng.example', 'siti.khadijah.putri.handayani.kusumaningrum@kopilereng.example', 'Siti Khadijah Putri Handayani Kusumaningrum', '{}', 'active', false, NULL, NULL, '{tickets}', false, '{}', '{}', NULL, NULL, NULL, '2026-11-20 02:14:00+00', '2026-08-16 02:14:00+00', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'null', 'null', '{}', 'siti khadijah putri handayani kusumaningrum', 'siti khadijah putri handayani kusumaningrum
siti.khadijah.putri.handayani.kusumaningrum@kopilereng.example'),
	('kopi-lereng-senja', 'dewi', 1, 'dewi@kopilereng.example', 'dewi@kopilereng.example', 'Dewi Anggraini Simanjuntak', '{}', 'active', false, NULL, NULL, '{profile,contacts,emails,products,manageproducts,productsso,domains,managedomains,invoices,quotes,orders,affiliates,tickets}', false, '{}', '{}', NULL, NULL, NULL, '2026-11-10 02:14:00+00', '2024-02-06 02:14:00+00', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'null', 'null', '{}', 'dewi anggraini simanjuntak', 'dewi anggraini simanjuntak
dewi@kopilereng.example'),
	('kopi-lereng-senja', 'andreas', 1, 'andreas@kopilereng.example', 'andreas@kopilereng.example', 'Andreas Gunadi', '{}', 'active', false, NULL, NULL, '{orders,invoices,quotes}', false, '{}', '{}', NULL, NULL, NULL, '2026-07-11 02:14:00+00', '2024-11-19 02:14:00+00', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'null', 'null', '{}', 'andreas gunadi', 'andreas gunadi
andreas@kopilereng.example'),
	('kopi-lereng-senja', 'nuraini', 1, 'nuraini@kopilereng.example', 'nuraini@kopilereng.example', 'Nur Aini', '{}', 'active', false, NULL, NULL, '{emails}', false, '{}', '{}', NULL, NULL, NULL, NULL, '2026-11-21 02:14:00+00', '{"id": "ratna", "name": "Ratna Kusumawardani"}', 'null', 'null', '{}', 'nur aini', 'nur aini
nuraini@kopilereng.example'),
	('toko-rumah-jahe', 'ratna', 1, 'ratna@kopilereng.example', 'ratna@kopilereng.example', 'Ratna Kusumawardani', '{}', 'active', true, NULL, NULL, '{profile,contacts,emails,products,manageproducts,productsso,domains,managedomains,invoices,quotes,orders,affiliates,tickets}', false, '{}', '{}', NULL, NULL, NULL, '2026-11-22 02:14:00+00', '2026-11-22 01:14:00+00', 'null', 'null', 'null', '{}', 'ratna kusumawardani', 'ratna kusumawardani
ratna@kopilereng.example'),
	('atelier-brumaire', 'helene', 1, 'helene@atelier-brumaire.example', 'helene@atelier-brumaire.example', 'Hélène Vauquelin', '{"phone": "+33 1 99 00 12 01", "lastName": "Vauquelin", "firstName": "Hélène"}', 'active', true, NULL, NULL, '{profile,contacts,products,manageproducts,invoices,orders}', false, '{}', '{general,domain,invoice,service}', NULL, NULL, NULL, '2026-11-22 02:14:00+00', '2022-11-03 02:14:00+00', 'null', 'null', 'null', '{}', 'helene vauquelin', 'helene vauquelin
helene@atelier-brumaire.example'),
	('atelier-brumaire', 'mathis', 1, 'mathis.legoff@atelier-brumaire.example', 'mathis.legoff@atelier-brumaire.example', 'Mathis Le Goff', '{"phone": "+33 2 61 91 14 22", "lastName": "Le Goff", "firstName": "Mathis"}', 'active', false, NULL, NULL, '{products,manageproducts}', false, '{}', '{general,service}', NULL, NULL, NULL, '2026-11-22 00:14:00+00', '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'mathis le goff', 'mathis le goff
mathis.legoff@atelier-brumaire.example'),
	('atelier-brumaire', 'ines', 1, 'ines@atelier-brumaire.example', 'ines@atelier-brumaire.example', 'Inès Benkhelifa', '{"phone": "+33 3 53 01 20 31", "lastName": "Benkhelifa", "firstName": "Inès"}', 'active', false, NULL, NULL, '{invoices}', false, '{}', '{invoice}', NULL, NULL, NULL, '2026-11-18 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'ines benkhelifa', 'ines benkhelifa
ines@atelier-brumaire.example'),
	('atelier-brumaire', 'jean-baptiste', 1, 'jb.darcy-lefevre@atelier-brumaire.example', 'jb.darcy-lefevre@atelier-brumaire.example', 'Jean-Baptiste d''Arcy-Lefèvre', '{"phone": "+33 5 36 49 77 05", "lastName": "d''Arcy-Lefèvre", "firstName": "Jean-Baptiste"}', 'active', false, NULL, NULL, '{profile,contacts,products,manageproducts,invoices,orders}', false, '{}', '{general,domain,invoice,service}', NULL, NULL, NULL, '2026-11-13 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'jean-baptiste d''arcy-lefevre', 'jean-baptiste d''arcy-lefevre
jb.darcy-lefevre@atelier-brumaire.example'),
	('atelier-brumaire', 'compta', 1, 'compta@atelier-brumaire.example', 'compta@atelier-brumaire.example', 'Service comptabilité', '{"phone": "+33 1 99 00 12 10", "firstName": "Service comptabilité"}', 'active', false, NULL, NULL, '{invoices}', false, '{}', '{invoice}', NULL, NULL, NULL, NULL, '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'service comptabilite', 'service comptabilite
compta@atelier-brumaire.example'),
	('atelier-brumaire', 'astreinte', 1, 'astreinte@atelier-brumaire.example', 'astreinte@atelier-brumaire.example', 'Équipe astreinte', '{"phone": "+33 1 99 00 12 99", "firstName": "Équipe astreinte"}', 'active', false, NULL, NULL, '{products}', false, '{}', '{service}', NULL, NULL, NULL, '2026-10-22 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'equipe astreinte', 'equipe astreinte
astreinte@atelier-brumaire.example'),
	('atelier-brumaire', 'oceane', 1, 'oceane@atelier-brumaire.example', 'oceane@atelier-brumaire.example', 'Océane Perrin', '{"lastName": "Perrin", "firstName": "Océane"}', 'active', false, NULL, NULL, '{products}', false, '{}', '{}', NULL, NULL, NULL, '2026-08-12 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'oceane perrin', 'oceane perrin
oceane@atelier-brumaire.example'),
	('atelier-brumaire', 'thibault', 1, 'thibault@ndiaye-infogerance.example', 'thibault@ndiaye-infogerance.example', 'Thibault N''Diaye', '{"phone": "+33 4 65 71 45 60", "lastName": "N''Diaye", "firstName": "Thibault"}', 'active', false, NULL, NULL, '{products,manageproducts,orders}', false, '{}', '{service,domain}', NULL, NULL, NULL, '2026-11-21 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'thibault n''diaye', 'thibault n''diaye
thibault@ndiaye-infogerance.example'),
	('atelier-brumaire', 'zoe', 1, 'zoe@atelier-brumaire.example', 'zoe@atelier-brumaire.example', 'Zoé Kœnig', '{"phone": "+33 2 61 91 03 18", "lastName": "Kœnig", "firstName": "Zoé"}', 'active', false, NULL, NULL, '{contacts}', false, '{}', '{general}', NULL, NULL, NULL, '2026-11-16 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'zoe kœnig', 'zoe kœnig
zoe@atelier-brumaire.example'),
	('atelier-brumaire', 'severine', 1, 'severine@atelier-brumaire.example', 'severine@atelier-brumaire.example', 'Sévérine Gauthier-Lambrechts', '{"phone": "+33 5 36 49 00 12", "lastName": "Gauthier-Lambrechts", "firstName": "Sévérine"}', 'active', false, NULL, NULL, '{invoices,orders}', false, '{}', '{invoice}', NULL, NULL, NULL, '2026-11-07 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', 'null', 'null', '{}', 'severine gauthier-lambrechts', 'severine gauthier-lambrechts
severine@atelier-brumaire.example'),
	('cabinet-marolle', 'helene', 1, 'helene@atelier-brumaire.example', 'helene@atelier-brumaire.example', 'Hélène Vauquelin', '{"phone": "+33 1 99 00 12 01", "lastName": "Vauquelin", "firstName": "Hélène"}', 'active', true, NULL, NULL, '{profile,contacts,products,manageproducts,invoices,orders}', false, '{}', '{general,domain,invoice,service}', NULL, NULL, NULL, '2026-11-22 02:14:00+00', '2026-11-22 01:14:00+00', 'null', 'null', 'null', '{}', 'helene vauquelin', 'helene vauquelin
helene@atelier-brumaire.example'),
	('almendrera-del-alto', 'carmen', 1, 'carmen@almendrera.example', 'carmen@almendrera.example', 'Carmen Ortúzar Villaescusa', '{"lastName": "Ortúzar Villaescusa", "firstName": "Carmen", "taxNumber": "00000000T"}', 'active', true, NULL, NULL, '{products,domains,tickets,invoices,quotes,orders}', false, '{}', '{invoice,order,domain,support,service}', NULL, NULL, NULL, '2026-11-22 02:14:00+00', '2025-10-18 02:14:00+00', 'null', 'null', 'null', '{}', 'carmen ortuzar villaescusa', 'carmen ortuzar villaescusa
carmen@almendrera.example'),
	('almendrera-del-alto', 'inigo', 1, 'inigo@almendrera.example', 'inigo@almendrera.example', 'Íñigo Larrañaga Peña', '{"lastName": "Larrañaga Peña", "firstName": "Íñigo", "taxNumber": "00000000T"}', 'active', false, NULL, 'technical', '{products,domains,tickets}', false, '{}', '{domain,support,service}', NULL, NULL, NULL, '2026-11-21 23:14:00+00', '2025-10-18 02:14:00+00', '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'null', 'null', '{}', 'inigo larranaga pena', 'inigo larranaga pena
inigo@almendrera.example'),
	('almendrera-del-alto', 'montserrat', 1, 'montse@gestoria-puig.example', 'montse@gestoria-puig.example', 'Montserrat Puig i Ferrer', '{"lastName": "Puig i Ferrer", "firstName": "Montserrat", "taxNumber": "00000000T"}', 'none', false, NULL, 'billing', '{invoices,quotes,orders}', false, '{}', '{invoice}', NULL, NULL, NULL, NULL, NULL, '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'null', 'null', '{}', 'montserrat puig i ferrer', 'montserrat puig i ferrer
montse@gestoria-puig.example'),
	('almendrera-del-alto', 'nicolas', 1, 'nicolas@almendrera.example', 'nicolas@almendrera.example', 'Nicolás Quintana Rey', '{"lastName": "Quintana Rey", "firstName": "Nicolás", "taxNumber": "00000000T"}', 'none', false, NULL, 'technical', '{products,domains,tickets}', false, '{}', '{domain,support,service}', NULL, NULL, NULL, NULL, NULL, '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'null', 'null', '{}', 'nicolas quintana rey', 'nicolas quintana rey
nicolas@almendrera.example'),
	('almendrera-del-alto', 'ainhoa', 1, 'ainhoa@almendrera.example', 'ainhoa@almendrera.example', 'Ainhoa Bermejo Sáez', '{"lastName": "Bermejo Sáez", "firstName": "Ainhoa", "taxNumber": "00000000T"}', 'none', false, NULL, 'billing', '{invoices,quotes,orders}', false, '{}', '{invoice,order}', NULL, NULL, NULL, NULL, NULL, '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'null', 'null', '{}', 'ainhoa bermejo saez', 'ainhoa bermejo saez
ainhoa@almendrera.example'),
	('almendrera-del-alto', 'jose-maria', 1, 'jm.delrio@almendrera.example', 'jm.delrio@almendrera.example', 'José María Del Río Ñíguez', '{"lastName": "Del Río Ñíguez", "firstName": "José María", "taxNumber": "00000000T"}', 'active', false, NULL, 'technical', '{products,domains,tickets,invoices}', false, '{}', '{domain,service}', NULL, NULL, NULL, '2026-11-14 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'null', 'null', '{}', 'jose maria del rio niguez', 'jose maria del rio niguez
jm.delrio@almendrera.example'),
	('almendrera-del-alto', 'lucia', 2, 'lucia@almendrera.example', 'lucia@almendrera.example', 'Lucía Fernández-Montesinos Gil', '{"lastName": "Fernández-Montesinos Gil", "firstName": "Lucía", "taxNumber": "00000000T"}', 'none', false, NULL, 'billing', '{invoices,quotes,orders}', false, '{}', '{invoice,order}', NULL, NULL, NULL, '2026-11-20 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', '{"at": "2026-11-30T08:00:18.000Z", "by": "Carmen Ortúzar Villaescusa"}', 'null', '{}', 'lucia fernandez-montesinos gil', 'lucia fernandez-montesinos gil
lucia@almendrera.example'),
	('almendrera-del-alto', 'guillem', 1, 'guillem@estudioroig.example', 'guillem@estudioroig.example', 'Guillem Roig Soler', '{"lastName": "Roig Soler", "firstName": "Guillem", "taxNumber": "00000000T"}', 'active', false, NULL, 'technical', '{products,domains,tickets}', false, '{}', '{support}', NULL, NULL, NULL, '2026-07-24 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'null', 'null', '{}', 'guillem roig soler', 'guillem roig soler
guillem@estudioroig.example'),
	('almendrera-del-alto', 'rosario', 1, 'rosario@almendrera.example', 'rosario@almendrera.example', 'Rosario Peñalver Ayuso', '{"lastName": "Peñalver Ayuso", "firstName": "Rosario", "taxNumber": "00000000T"}', 'none', false, NULL, NULL, '{}', false, '{}', '{}', NULL, NULL, NULL, NULL, NULL, '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', 'null', 'null', '{}', 'rosario penalver ayuso', 'rosario penalver ayuso
rosario@almendrera.example'),
	('libreria-ciguena-azul', 'carmen', 1, 'carmen@almendrera.example', 'carmen@almendrera.example', 'Carmen Ortúzar Villaescusa', '{"lastName": "Ortúzar Villaescusa", "firstName": "Carmen", "taxNumber": "00000000T"}', 'active', true, NULL, NULL, '{products,domains,tickets,invoices,quotes,orders}', false, '{}', '{invoice,order,domain,support,service}', NULL, NULL, NULL, '2026-11-22 02:14:00+00', '2026-11-22 01:14:00+00', 'null', 'null', 'null', '{}', 'carmen ortuzar villaescusa', 'carmen ortuzar villaescusa
carmen@almendrera.example'),
	('fernwood-outreach', 'priya', 1, 'priya@fernwood.example', 'priya@fernwood.example', 'Priya Raghunathan', '{}', 'active', false, 'admin', NULL, '{dashboard,send-sms,campaigns,contacts,templates,reports,sender-ids,api-keys,configuration,pricing,payment,user-management}', true, '{}', '{}', NULL, NULL, NULL, '2026-11-22 02:14:00+00', '2024-06-15 02:14:00+00', 'null', 'null', 'null', '{}', 'priya raghunathan', 'priya raghunathan
priya@fernwood.example'),
	('fernwood-outreach', 'marcus', 1, 'marcus@fernwood.example', 'marcus@fernwood.example', 'Marcus Teo Wei Liang', '{}', 'active', false, 'admin', NULL, '{dashboard,send-sms,campaigns,contacts,templates,reports,sender-ids,api-keys,configuration,pricing,payment,user-management}', true, '{}', '{}', NULL, NULL, NULL, '2026-11-21 20:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'marcus teo wei liang', 'marcus teo wei liang
marcus@fernwood.example'),
	('fernwood-outreach', 'aisyah', 1, 'aisyah@fernwood.example', 'aisyah@fernwood.example', 'Aisyah binti Rahmat', '{}', 'active', false, 'user', NULL, '{dashboard,campaigns,contacts,templates}', false, '{amberleaf_sg_otp,amberleaf_sg_promo,amberleaf_id_promo,amberleaf_ph_alerts,amberleaf_vn_otp}', '{}', NULL, NULL, NULL, '2026-11-21 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'aisyah binti rahmat', 'aisyah binti rahmat
aisyah@fernwood.example'),
	('fernwood-outreach', 'thanhmai', 1, 'thanhmai@fernwood.example', 'thanhmai@fernwood.example', 'Nguyễn Thị Thanh Mai', '{}', 'active', false, 'user', NULL, '{send-sms,templates}', false, '{amberleaf_vn_otp,brightoak_vn_otp,coralbay_vn_otp}', '{}', NULL, NULL, NULL, '2026-11-18 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'nguyen thi thanh mai', 'nguyen thi thanh mai
thanhmai@fernwood.example'),
	('fernwood-outreach', 'arjun', 1, 'arjun@fernwood.example', 'arjun@fernwood.example', 'Arjun Mehta', '{}', 'active', false, 'user', NULL, '{api-keys,sender-ids,configuration}', false, '{dunebrook_sg_otp,dunebrook_sg_promo,dunebrook_id_promo,dunebrook_ph_alerts,dunebrook_vn_otp,eastmoor_sg_otp,eastmoor_sg_promo,eastmoor_id_promo,eastmoor_ph_alerts,eastmoor_vn_otp,fernhill_sg_otp,harrowgate_sg_otp}', '{}', NULL, NULL, NULL, '2026-11-22 01:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'arjun mehta', 'arjun mehta
arjun@fernwood.example'),
	('fernwood-outreach', 'siobhan', 1, 'siobhan@fernwood.example', 'siobhan@fernwood.example', 'Siobhán O''Rourke', '{}', 'active', false, 'user', NULL, '{campaigns}', false, '{coralbay_sg_promo}', '{}', NULL, NULL, NULL, '2026-10-20 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'siobhan o''rourke', 'siobhan o''rourke
siobhan@fernwood.example'),
	('fernwood-outreach', 'farah', 1, 'farah@fernwood.example', 'farah@fernwood.example', 'Farah Iskandar', '{}', 'active', false, 'user', NULL, '{contacts,campaigns}', false, '{brightoak_sg_promo,brightoak_id_promo,fernhill_sg_promo,fernhill_id_promo}', '{}', NULL, NULL, NULL, '2026-08-17 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'farah iskandar', 'farah iskandar
farah@fernwood.example'),
	('fernwood-outreach', 'chloe', 1, 'chloe@fernwood.example', 'chloe@fernwood.example', 'Chloe Tan Hui Min', '{}', 'active', false, 'user', NULL, '{reports}', false, '{}', '{}', NULL, NULL, NULL, '2026-10-13 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'chloe tan hui min', 'chloe tan hui min
chloe@fernwood.example'),
	('fernwood-outreach', 'joy', 2, 'joy@fernwood.example', 'joy@fernwood.example', 'Joy Dela Cruz', '{}', 'deactivated', false, 'user', NULL, '{dashboard,reports}', false, '{amberleaf_ph_alerts,brightoak_ph_alerts,coralbay_ph_alerts,dunebrook_ph_alerts,eastmoor_ph_alerts,fernhill_ph_alerts,galereef_ph_alerts,harrowgate_ph_alerts}', '{}', NULL, NULL, NULL, '2026-11-13 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', '{"at": "2026-11-30T08:00:19.000Z", "by": "Priya Raghunathan"}', 'null', '{}', 'joy dela cruz', 'joy dela cruz
joy@fernwood.example'),
	('fernwood-outreach', 'daniel', 2, 'daniel@fernwood.example', 'daniel@fernwood.example', 'Daniel Okonkwo-Hughes', '{}', 'active', false, 'admin', NULL, '{reports,pricing,payment,user-management}', true, '{}', '{}', NULL, NULL, NULL, '2026-11-20 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', '{"at": "2026-11-30T08:00:20.000Z", "by": "Priya Raghunathan"}', 'null', '{}', 'daniel okonkwo-hughes', 'daniel okonkwo-hughes
daniel@fernwood.example'),
	('fernwood-outreach', 'kenji', 2, 'kenji@fernwood.example', 'kenji@fernwood.example', 'Kenji Morita', '{}', 'active', false, 'user', NULL, '{dashboard}', false, '{coralbay_sg_otp}', '{}', NULL, NULL, NULL, NULL, '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', '{"at": "2026-11-30T08:00:21.000Z", "by": "Priya Raghunathan"}', 'null', '{}', 'kenji morita', 'kenji morita
kenji@fernwood.example'),
	('fernwood-outreach', 'wenjie', 1, 'wenjie@fernwood.example', 'wenjie@fernwood.example', 'Wen Jie Lau', '{}', 'deactivated', false, 'user', NULL, '{send-sms}', false, '{eastmoor_sg_otp,eastmoor_sg_promo,eastmoor_id_promo,eastmoor_ph_alerts,eastmoor_vn_otp,amberleaf_sg_otp}', '{}', NULL, NULL, NULL, '2026-11-08 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'wen jie lau', 'wen jie lau
wenjie@fernwood.example'),
	('fernwood-outreach', 'rosalind', 1, 'rosalind@fernwood.example', 'rosalind@fernwood.example', 'Rosalind Achterberg', '{}', 'deactivated', false, 'admin', NULL, '{dashboard,send-sms,campaigns,contacts,templates,reports,sender-ids,api-keys,configuration,pricing,payment,user-management}', true, '{}', '{}', NULL, NULL, NULL, '2026-09-23 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'rosalind achterberg', 'rosalind achterberg
rosalind@fernwood.example'),
	('fernwood-outreach', 'imran', 1, 'imran@contractors.example', 'imran@contractors.example', 'Imran Sheikh', '{}', 'deactivated', false, 'user', NULL, '{api-keys}', false, '{dunebrook_sg_otp,dunebrook_vn_otp}', '{}', NULL, NULL, NULL, '2026-11-19 02:14:00+00', '2025-10-18 02:14:00+00', '{"id": "priya", "name": "Priya Raghunathan"}', 'null', 'null', '{}', 'imran sheikh', 'imran sheikh
imran@contractors.example'),
	('quillbrook-studio', 'priya', 1, 'priya@fernwood.example', 'priya@fernwood.example', 'Priya Raghunathan', '{}', 'active', false, 'admin', NULL, '{dashboard,send-sms,campaigns,contacts,templates,reports,sender-ids,api-keys,configuration,pricing,payment,user-management}', true, '{}', '{}', NULL, NULL, NULL, '2026-11-22 02:14:00+00', '2026-11-22 01:14:00+00', 'null', 'null', 'null', '{}', 'priya raghunathan', 'priya raghunathan
priya@fernwood.example'),
	('kopi-lereng-senja', '0mx2z9vmg000m-GMxgyaLVK8xl', 1, 'wayan@kopilereng.example', 'wayan@kopilereng.example', 'Wayan Sudarma', '{}', 'active', false, NULL, NULL, '{invoices,tickets}', false, '{}', '{}', NULL, NULL, NULL, NULL, '2026-11-30 08:00:07+00', '{"id": "ratna", "name": "Ratna Kusumawardani"}', '{"at": "2026-11-30T08:00:07.000Z", "by": "Wayan Sudarma"}', 'null', '{}', 'wayan sudarma', 'wayan sudarma
wayan@kopilereng.example'),
	('kopi-lereng-senja', 'sari', 2, 'sari@pembukuansari.example', 'sari@pembukuansari.example', 'Sari Wulandari', '{}', 'active', false, NULL, NULL, '{invoices,quotes,orders}', false, '{}', '{}', NULL, NULL, NULL, '2026-11-19 02:14:00+00', '2025-11-03 02:14:00+00', '{"id": "ratna", "name": "Ratna Kusumawardani"}', '{"at": "2026-11-30T08:00:12.000Z", "by": "Ratna Kusumawardani"}', 'null', '{}', 'sari wulandari', 'sari wulandari
sari@pembukuansari.example'),
	('atelier-brumaire', '0mx2za10w000u-yPKxE3UPBMfQ', 1, 'nadia@atelier-brumaire.example', 'nadia@atelier-brumaire.example', 'Nadia', '{"firstName": "Nadia"}', 'active', false, NULL, NULL, '{invoices}', true, '{}', '{invoice}', NULL, NULL, NULL, NULL, '2026-11-30 08:00:14+00', '{"id": "helene", "name": "Hélène Vauquelin"}', '{"at": "2026-11-30T08:00:14.000Z", "by": "Hélène Vauquelin"}', '[{"purpose": "setPassword", "expiresAt": "2026-12-07T08:00:14.000Z", "tokenHash": "93587455361267e5d5554900cfb15de8887a59ee6180f46d147da0dbef9aae91"}]', '{93587455361267e5d5554900cfb15de8887a59ee6180f46d147da0dbef9aae91}', 'nadia', 'nadia
nadia@atelier-brumaire.example'),
	('atelier-brumaire', 'rayan', 2, 'rayan@atelier-brumaire.example', 'rayan@atelier-brumaire.example', 'Rayan Moulin', '{"phone": "+33 3 53 01 61 47", "lastName": "Moulin", "firstName": "Rayan"}', 'active', false, NULL, NULL, '{}', false, '{}', '{}', NULL, 'rayan.moulin@atelier-brumaire.example', NULL, NULL, '2026-11-21 02:14:00+00', '{"id": "helene", "name": "Hélène Vauquelin"}', '{"at": "2026-11-30T08:00:15.000Z", "by": "Hélène Vauquelin"}', '[{"purpose": "confirmAddress", "expiresAt": "2026-12-07T08:00:15.000Z", "tokenHash": "05009ac47a7218e19b3787e1f3a0585ed9bbd7758cd7816e9dec63e1fd9b3d2c"}]', '{05009ac47a7218e19b3787e1f3a0585ed9bbd7758cd7816e9dec63e1fd9b3d2c}', 'rayan moulin', 'rayan moulin
rayan@atelier-brumaire.example'),
	('almendrera-del-alto', '0mx2za2kg0010-aKHNuJww_CPU', 1, 'marta@almendrera.example', 'marta@almendrera.example', 'Marta Ríos', '{"lastName": "Ríos", "firstName": "Marta", "taxNumber": "00000000T"}', 'none', false, NULL, NULL, '{}', true, '{}', '{}', NULL, NULL, NULL, NULL, NULL, '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', '{"at": "2026-11-30T08:00:16.000Z", "by": "Carmen Ortúzar Villaescusa"}', 'null', '{}', 'marta rios', 'marta rios
marta@almendrera.example'),
	('almendrera-del-alto', 'beatriz', 2, 'beatriz@almendrera.example', 'beatriz@almendrera.example', 'Beatriz Cano Olmedo', '{"lastName": "Cano Olmedo", "firstName": "Beatriz", "taxNumber": "00000000T"}', 'none', false, NULL, NULL, '{domains}', false, '{}', '{domain}', NULL, NULL, NULL, NULL, NULL, '{"id": "carmen", "name": "Carmen Ortúzar Villaescusa"}', '{"at": "2026-11-30T08:00:17.000Z", "by": "Carmen Ortúzar Villaescusa"}', 'null', '{}', 'beatriz cano olmedo', 'beatriz cano olmedo
beatriz@almendrera.example');

INSERT INTO public.person (id, name, email, "emailVerified", image, "createdAt", "updatedAt") VALUES
	('ratna', 'Ratna Kusumawardani', 'ratna@kopilereng.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('budi', 'Budi Santoso', 'budi@kopilereng.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('sari', 'Sari Wulandari', 'sari@pembukuansari.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('wagiman', 'Wagiman', 'wagiman@kopilereng.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('gede', 'I Gede Agus Mahendra', 'gede@lerengdev.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('siti', 'Siti Khadijah Putri Handayani Kusumaningrum', 'siti.khadijah.putri.handayani.kusumaningrum@kopilereng.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('dewi', 'Dewi Anggraini Simanjuntak', 'dewi@kopilereng.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('andreas', 'Andreas Gunadi', 'andreas@kopilereng.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('nuraini', 'Nur Aini', 'nuraini@kopilereng.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('tono', 'Tono Prasetyo', 'tono@warungtono.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('maria', 'Maria Ombak', 'maria@studioombak.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('helene', 'Hélène Vauquelin', 'helene@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('mathis', 'Mathis Le Goff', 'mathis.legoff@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('ines', 'Inès Benkhelifa', 'ines@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('jean-baptiste', 'Jean-Baptiste d''Arcy-Lefèvre', 'jb.darcy-lefevre@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('compta', 'Service comptabilité', 'compta@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('astreinte', 'Équipe astreinte', 'astreinte@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('oceane', 'Océane Perrin', 'oceane@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('thibault', 'Thibault N''Diaye', 'thibault@ndiaye-infogerance.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('zoe', 'Zoé Kœnig', 'zoe@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('severine', 'Sévérine Gauthier-Lambrechts', 'severine@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('rayan', 'Rayan Moulin', 'rayan@atelier-brumaire.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('claire', 'Claire Joubert', 'claire@joubert-conseil.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('carmen', 'Carmen Ortúzar Villaescusa', 'carmen@almendrera.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('inigo', 'Íñigo Larrañaga Peña', 'inigo@almendrera.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('lucia', 'Lucía Fernández-Montesinos Gil', 'lucia@almendrera.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('jose-maria', 'José María Del Río Ñíguez', 'jm.delrio@almendrera.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('guillem', 'Guillem Roig Soler', 'guillem@estudioroig.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('pablo', 'Pablo Iriarte', 'pablo@iriarte.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('priya', 'Priya Raghunathan', 'priya@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('marcus', 'Marcus Teo Wei Liang', 'marcus@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('aisyah', 'Aisyah binti Rahmat', 'aisyah@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('daniel', 'Daniel Okonkwo-Hughes', 'daniel@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('thanhmai', 'Nguyễn Thị Thanh Mai', 'thanhmai@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('joy', 'Joy Dela Cruz', 'joy@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('arjun', 'Arjun Mehta', 'arjun@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('siobhan', 'Siobhán O''Rourke', 'siobhan@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('kenji', 'Kenji Morita', 'kenji@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('farah', 'Farah Iskandar', 'farah@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('chloe', 'Chloe Tan Hui Min', 'chloe@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('wenjie', 'Wen Jie Lau', 'wenjie@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('rosalind', 'Rosalind Achterberg', 'rosalind@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('imran', 'Imran Sheikh', 'imran@contractors.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('peter', 'Peter Nash', 'peter.nash@fernwood.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('grace', 'Grace Hollis', 'grace@hollis.example', true, NULL, '2026-11-22 02:14:00+00', '2026-11-22 02:14:00+00'),
	('0mx2z9vmg000l-ebbthVc1bvH4', 'Wayan Sudarma', 'wayan@kopilereng.example', true, NULL, '2026-11-30 08:00:07+00', '2026-11-30 08:00:07+00');

INSERT INTO public.rate_limits (key, points, expire) VALUES
	('mails:luh@kopilereng.example', 1, 1795317242000),
	('mails:ketut@kopilereng.example', 1, 1795317242000),
	('passwords:ratna@kopilereng.example 203.0.113.1', 1, 1796025661000),
	('passwords:helene@atelier-brumaire.example 203.0.113.1', 1, 1796025662000),
	('passwords:carmen@almendrera.example 203.0.113.1', 1, 1796025663000),
	('passwords:priya@fernwood.example 203.0.113.1', 1, 1796025664000),
	('invitations:kopi-lereng-senja', 6, 1796029206000),
	('invitations:fernwood-outreach', 1, 1796029222000),
	('passwords:ratna@kopilereng.example 203.0.113.8', 1, 1796025683000),
	('tokens:203.0.113.9', 30, 1796025683000);

INSERT INTO public.resources (account_id, id, label, closed, sort_label, search) VALUES
	('fernwood-outreach', 'amberleaf_sg_otp', '"amberleaf_sg_otp"', false, 'amberleaf_sg_otp', 'amberleaf_sg_otp'),
	('fernwood-outreach', 'amberleaf_sg_promo', '"amberleaf_sg_promo"', false, 'amberleaf_sg_promo', 'amberleaf_sg_promo'),
	('fernwood-outreach', 'amberleaf_id_promo', '"amberleaf_id_promo"', false, 'amberleaf_id_promo', 'amberleaf_id_promo'),
	('fernwood-outreach', 'amberleaf_ph_alerts', '"amberleaf_ph_alerts"', false, 'amberleaf_ph_alerts', 'amberleaf_ph_alerts'),
	('fernwood-outreach', 'amberleaf_vn_otp', '"amberleaf_vn_otp"', false, 'amberleaf_vn_otp', 'amberleaf_vn_otp'),
	('fernwood-outreach', 'brightoak_sg_otp', '"brightoak_sg_otp"', false, 'brightoak_sg_otp', 'brightoak_sg_otp'),
	('fernwood-outreach', 'brightoak_sg_promo', '"brightoak_sg_promo"', false, 'brightoak_sg_promo', 'brightoak_sg_promo'),
	('fernwood-outreach', 'brightoak_id_promo', '"brightoak_id_promo"', false, 'brightoak_id_promo', 'brightoak_id_promo'),
	('fernwood-outreach', 'brightoak_ph_alerts', '"brightoak_ph_alerts"', false, 'brightoak_ph_alerts', 'brightoak_ph_alerts'),
	('fernwood-outreach', 'brightoak_vn_otp', '"brightoak_vn_otp"', false, 'brightoak_vn_otp', 'brightoak_vn_otp'),
	('fernwood-outreach', 'coralbay_sg_otp', '"coralbay_sg_otp"', false, 'coralbay_sg_otp', 'coralbay_sg_otp'),
	('fernwood-outreach', 'coralbay_sg_promo', '"coralbay_sg_promo"', false, 'coralbay_sg_promo', 'coralbay_sg_promo'),
	('fernwood-outreach', 'coralbay_id_promo', '"coralbay_id_promo"', false, 'coralbay_id_promo', 'coralbay_id_promo'),
	('fernwood-outreach', 'coralbay_ph_alerts', '"coralbay_ph_alerts"', false, 'coralbay_ph_alerts', 'coralbay_ph_alerts'),
	('fernwood-outreach', 'coralbay_vn_otp', '"coralbay_vn_otp"', false, 'coralbay_vn_otp', 'coralbay_vn_otp'),
	('fernwood-outreach', 'dunebrook_sg_otp', '"dunebrook_sg_otp"', false, 'dunebrook_sg_otp', 'dunebrook_sg_otp'),
	('fernwood-outreach', 'dunebrook_sg_promo', '"dunebrook_sg_promo"', false, 'dunebrook_sg_promo', 'dunebrook_sg_promo'),
	('fernwood-outreach', 'dunebrook_id_promo', '"dunebrook_id_promo"', false, 'dunebrook_id_promo', 'dunebrook_id_promo'),
	('fernwood-outreach', 'dunebrook_ph_alerts', '"dunebrook_ph_alerts"', false, 'dunebrook_ph_alerts', 'dunebrook_ph_alerts'),
	('fernwood-outreach', 'dunebrook_vn_otp', '"dunebrook_vn_otp"', false, 'dunebrook_vn_otp', 'dunebrook_vn_otp'),
	('fernwood-outreach', 'eastmoor_sg_otp', '"eastmoor_sg_otp"', false, 'eastmoor_sg_otp', 'eastmoor_sg_otp'),
	('fernwood-outreach', 'eastmoor_sg_promo', '"eastmoor_sg_promo"', false, 'eastmoor_sg_promo', 'eastmoor_sg_promo'),
	('fernwood-outreach', 'eastmoor_id_promo', '"eastmoor_id_promo"', false, 'eastmoor_id_promo', 'eastmoor_id_promo'),
	('fernwood-outreach', 'eastmoor_ph_alerts', '"eastmoor_ph_alerts"', false, 'eastmoor_ph_alerts', 'eastmoor_ph_alerts'),
	('fernwood-outreach', 'eastmoor_vn_otp', '"eastmoor_vn_otp"', false, 'eastmoor_vn_otp', 'eastmoor_vn_otp'),
	('fernwood-outreach', 'fernhill_sg_otp', '"fernhill_sg_otp"', false, 'fernhill_sg_otp', 'fernhill_sg_otp'),
	('fernwood-outreach', 'fernhill_sg_promo', '"fernhill_sg_promo"', false, 'fernhill_sg_promo', 'fernhill_sg_promo'),
	('fernwood-outreach', 'fernhill_id_promo', '"fernhill_id_promo"', false, 'fernhill_id_promo', 'fernhill_id_promo'),
	('fernwood-outreach', 'fernhill_ph_alerts', '"fernhill_ph_alerts"', false, 'fernhill_ph_alerts', 'fernhill_ph_alerts'),
	('fernwood-outreach', 'fernhill_vn_otp', '"fernhill_vn_otp"', false, 'fernhill_vn_otp', 'fernhill_vn_otp'),
	('fernwood-outreach', 'galereef_sg_otp', '"galereef_sg_otp"', false, 'galereef_sg_otp', 'galereef_sg_otp'),
	('fernwood-outreach', 'galereef_sg_promo', '"galereef_sg_promo"', false, 'galereef_sg_promo', 'galereef_sg_promo'),
	('fernwood-outreach', 'galereef_id_promo', '"galereef_id_promo"', false, 'galereef_id_promo', 'galereef_id_promo'),
	('fernwood-outreach', 'galereef_ph_alerts', '"galereef_ph_alerts"', false, 'galereef_ph_alerts', 'galereef_ph_alerts'),
	('fernwood-outreach', 'galereef_vn_otp', '"galereef_vn_otp"', true, 'galereef_vn_otp', 'galereef_vn_otp'),
	('fernwood-outreach', 'harrowgate_sg_otp', '"harrowgate_sg_otp"', false, 'harrowgate_sg_otp', 'harrowgate_sg_otp'),
	('fernwood-outreach', 'harrowgate_sg_promo', '"harrowgate_sg_promo"', false, 'harrowgate_sg_promo', 'harrowgate_sg_promo'),
	('fernwood-outreach', 'harrowgate_id_promo', '"harrowgate_id_promo"', false, 'harrowgate_id_promo', 'harrowgate_id_promo'),
	('fernwood-outreach', 'harrowgate_ph_alerts', '"harrowgate_ph_alerts"', false, 'harrowgate_ph_alerts', 'harrowgate_ph_alerts'),
	('fernwood-outreach', 'harrowgate_vn_otp', '"harrowgate_vn_otp"', false, 'harrowgate_vn_otp', 'harrowgate_vn_otp'),
	('quillbrook-studio', 'quillbrook_sg_otp', '"quillbrook_sg_otp"', false, 'quillbrook_sg_otp', 'quillbrook_sg_otp');

INSERT INTO public.session (id, "expiresAt", token, "createdAt", "updatedAt", "ipAddress", "userAgent", "userId") VALUES
	('H4DDl3b27ujDrNhEDiyBcBhDLSF58jPA', '2026-11-29 02:14:01+00', 'WXJXumXiQYJdBK6LGJ4h3lnc5Rbxb3IE', '2026-11-22 02:14:01+00', '2026-11-22 02:14:01+00', '203.0.113.1', '', 'ratna'),
	('UC6i72ta276CljYVhKYUcuOID8o2ZDBp', '2026-12-07 08:00:01+00', 'd8sZJozou5rgLUY8gWIxDXxCqwG58FwW', '2026-11-30 08:00:01+00', '2026-11-30 08:00:01+00', '203.0.113.1', '', 'ratna'),
	('ngg79r17eSfCe5ZfXtKRw5COKaDNsnWP', '2026-12-07 08:00:02+00', 'FQruT1JHXRCAlIbO3phWd10r56i0URBT', '2026-11-30 08:00:02+00', '2026-11-30 08:00:02+00', '203.0.113.1', '', 'helene'),
	('W8xxkRgGsxBivZUguCpxS1tIe1gDGL5o', '2026-12-07 08:00:03+00', '5o8h7ISaPo2NDEduYKM9eLrcQAYRW3wu', '2026-11-30 08:00:03+00', '2026-11-30 08:00:03+00', '203.0.113.1', '', 'carmen'),
	('WtW05rZDNGb73a5aa9KPPVe10MYUtUlF', '2026-12-07 08:00:04+00', 'uktkBFSnlwkPKqlkBsJEC2M7jKdoY5N7', '2026-11-30 08:00:04+00', '2026-11-30 08:00:04+00', '203.0.113.1', '', 'priya');

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.activity
    ADD CONSTRAINT activity_pkey PRIMARY KEY (account_id, id);

ALTER TABLE ONLY public.activity_tallies
    ADD CONSTRAINT activity_tallies_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY public.invitation_tallies
    ADD CONSTRAINT invitation_tallies_pkey PRIMARY KEY (account_id, status, on_their_own);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (account_id, id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.keys
    ADD CONSTRAINT keys_pkey PRIMARY KEY (account_id, key);

ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.login
    ADD CONSTRAINT login_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT mails_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.member_tallies
    ADD CONSTRAINT member_tallies_pkey PRIMARY KEY (account_id, sign_in);

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_account_id_canonical_key UNIQUE (account_id, canonical);

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_pkey PRIMARY KEY (account_id, id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_email_key UNIQUE (email);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_pkey PRIMARY KEY (account_id, id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_token_key UNIQUE (token);

ALTER TABLE ONLY public.verification
    ADD CONSTRAINT verification_pkey PRIMARY KEY (id);

CREATE INDEX activity_newest ON public.activity USING btree (account_id, at, id);

CREATE INDEX invitations_canonical ON public.invitations USING btree (account_id, canonical);

CREATE INDEX invitations_failed ON public.invitations USING btree (account_id, sent_at, id) WHERE (delivery_state = 'failed'::text);

CREATE INDEX invitations_inviter ON public.invitations USING btree (account_id, ((invited_by ->> 'id'::text)), sent_at, id);

CREATE INDEX invitations_member ON public.invitations USING btree (account_id, member_id) WHERE (member_id IS NOT NULL);

CREATE INDEX invitations_newest ON public.invitations USING btree (account_id, sent_at, id);

CREATE UNIQUE INDEX invitations_open ON public.invitations USING btree (account_id, canonical) WHERE (status = 'pending'::text);

CREATE INDEX invitations_own ON public.invitations USING btree (account_id, sent_at, id) WHERE (member_id IS NULL);

CREATE INDEX invitations_search ON public.invitations USING gin (search public.gin_trgm_ops);

CREATE INDEX invitations_status ON public.invitations USING btree (account_id, status, expires_at);

CREATE INDEX keys_at ON public.keys USING btree (account_id, at);

CREATE INDEX "login_userId_idx" ON public.login USING btree ("userId");

CREATE INDEX mails_due ON public.mails USING btree (due_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));

CREATE INDEX mails_invitation ON public.mails USING btree (account_id, invitation_id) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));

CREATE INDEX members_links ON public.members USING gin (link_hashes);

CREATE INDEX members_name ON public.members USING btree (account_id, sort_name, id);

CREATE INDEX members_owner ON public.members USING btree (account_id) WHERE is_owner;

CREATE INDEX members_role ON public.members USING btree (account_id, role, sort_standing, id) WHERE (role IS NOT NULL);

CREATE INDEX members_role_state ON public.members USING btree (account_id, role, sign_in) WHERE (role IS NOT NULL);

CREATE INDEX members_search ON public.members USING gin (search public.gin_trgm_ops);

CREATE INDEX members_sign_in ON public.members USING btree (account_id, sort_sign_in, id);

CREATE INDEX members_standing ON public.members USING btree (account_id, sort_standing, id);

CREATE INDEX members_state ON public.members USING btree (account_id, sign_in, sort_standing, id);

CREATE INDEX members_subscriptions ON public.members USING gin (subscriptions);

CREATE INDEX resources_label ON public.resources USING btree (account_id, sort_label, id);

CREATE INDEX resources_search ON public.resources USING gin (search public.gin_trgm_ops);

CREATE INDEX "session_userId_idx" ON public.session USING btree ("userId");

CREATE INDEX verification_identifier_idx ON public.verification USING btree (identifier);

CREATE TRIGGER activity_tally AFTER INSERT ON public.activity FOR EACH ROW EXECUTE FUNCTION public.tally_activity();

CREATE TRIGGER invitations_tally AFTER INSERT OR DELETE OR UPDATE ON public.invitations FOR EACH ROW EXECUTE FUNCTION public.tally_invitations();

CREATE TRIGGER members_tally AFTER INSERT OR DELETE OR UPDATE OF sign_in ON public.members FOR EACH ROW EXECUTE FUNCTION public.tally_members();

ALTER TABLE ONLY public.activity
    ADD CONSTRAINT activity_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.activity_tallies
    ADD CONSTRAINT activity_tallies_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.invitation_tallies
    ADD CONSTRAINT invitation_tallies_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.keys
    ADD CONSTRAINT keys_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.login
    ADD CONSTRAINT "login_userId_fkey" FOREIGN KEY ("userId") REFERENCES public.person(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT mails_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.member_tallies
    ADD CONSTRAINT member_tallies_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES public.person(id) ON DELETE CASCADE;
