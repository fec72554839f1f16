package news.backstory.article;

import java.util.Set;

/** Names in the query of an address that say where a reader came from, never what is read. After Miniflux's list, with what news sites add to it. */
final class TrackingParameters {

    private static final Set<String> NAMES = Set.of(
            // Social networks and search engines
            "fbclid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "fb_comment_id", "igshid", "igsh", "twclid", "ttclid", "li_fat_id",
            "gclid", "dclid", "gbraid", "wbraid", "gclsrc", "gad_source", "srsltid", "msclkid", "yclid", "ysclid", "epik", "scid", "rdt_cid",
            "ref_src", "ref_url", "guccounter", "guce_referrer", "guce_referrer_sig", "ceid", "wprov", "xtor", "spm", "s_kwcid", "si",
            // Campaigns
            "campaign_id", "campaign_medium", "campaign_name", "campaign_source", "campaign_term", "campaign_content", "itm_campaign", "itm_medium",
            "itm_source", "hmb_campaign", "hmb_medium", "hmb_source", "pk_campaign", "pk_kwd", "piwik_campaign", "piwik_kwd", "ns_campaign",
            "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "at_medium", "at_campaign", "at_campaign_type", "at_link_id", "at_link_type",
            "at_link_origin", "at_format", "at_ptr_name", "at_bbc_team", "cmp", "cmpid", "icid", "ocid", "ncid", "s_cid", "sc_cid", "wt_mc",
            "wt.mc_id",
            "dgcid", "ito", "smid", "smtyp", "taid", "sref", "linkid", "intcmp", "int_source", "int_medium", "int_campaign", "leadsource",
            // Letters
            "mc_cid", "mc_eid", "mc_tc", "mkt_tok", "wickedid", "hsa_cam", "_hsenc", "__hssc", "__hstc", "__hsfp", "_hsmi", "hsctatracking",
            "rb_clickid", "oly_anon_id", "oly_enc_id", "vero_id", "vero_conv", "_bhlid", "_branch_match_id", "_branch_referrer", "__readwiselocation",
            "ck_subscriber_id", "emci", "emdi", "nlid", "newsletter_id", "user_email", "_openstat");

    private TrackingParameters() {}

    /** @param name in lower case */
    static boolean contain(String name) {
        return NAMES.contains(name) || name.startsWith("utm_") || name.startsWith("mtm_");
    }
}
