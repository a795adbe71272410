package vn.hospitalkiosk.gateway.xml0;

import java.time.ZoneId;
import java.util.Map;

/// What the report says of this hospital.
///
/// @param facility five digits (MA_CSKCB)
/// @param atOwn MA_DOITUONG_KCB of a patient registered with this facility
/// @param elsewhere of one registered with another; empty: not known here, the HIS reports such visits
/// @param stay MA_LOAI_KCB
/// @param serviceCode MA_DICH_VU where the table has none
/// @param services MA_DICH_VU by the name on the HIS's bill
public record Xml0Settings(
        String facility,
        String atOwn,
        String elsewhere,
        String stay,
        String serviceCode,
        Map<String, String> services,
        ZoneId zone) {
    public Xml0Settings {
        services = Map.copyOf(services);
    }

    String service(String name) {
        return services.getOrDefault(name, serviceCode);
    }
}
